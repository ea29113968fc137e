// Photos, videos, files, places: of messages and of rich blocks alike.

import { h, icon } from "./dom.js";
import { t } from "./words.js";

const address = (file) => `/sim/media/${encodeURIComponent(file.file_id)}`;

/** Render the medium of a message or a block; null: it has none. */
export function media(m) {
  if (m.photo) return photo(m.photo.at(-1), m.has_media_spoiler || m.has_spoiler);
  const film = m.video ?? m.animation;
  if (film) return film.file_size ? h("video.film", { src: address(film), controls: true, preload: "metadata" }) : fileCard(film, t.video);
  const sound = m.voice ?? m.audio ?? m.voice_note;
  if (sound) return sound.file_size ? h("audio", { src: address(sound), controls: true, preload: "metadata" }) : fileCard(sound, t.voice);
  if (m.sticker) return h("img.sticker", { src: address(m.sticker), alt: t.sticker });
  if (m.document) return fileCard(m.document, t.document);
  if (m.location) return mapCard(m.location);
  if (m.contact) return h("div.file-card", {}, h("span.file-icon", {}, "☎"), h("span", {}, h("b", {}, m.contact.first_name), h("small", {}, m.contact.phone_number)));
  return null;
}

function photo(size, hidden) {
  const image = h("img.photo", { src: address(size), alt: "", loading: "lazy", width: size.width, height: size.height });
  image.addEventListener("error", () => frame.replaceWith(h("div.no-picture", {}, icon("photo"), h("span", {}, t.unknownFile))));
  const frame = h("button.photo-frame", { type: "button", "aria-label": t.open, onclick: () => {
    if (frame.classList.contains("hidden-photo")) frame.classList.remove("hidden-photo");
    else view(address(size));
  } }, image);
  if (hidden) frame.classList.add("hidden-photo");
  return frame;
}

function view(source) {
  const close = () => shade.remove();
  const shade = h("div.viewer", { role: "dialog", "aria-label": t.photo, tabIndex: -1, onclick: close, onkeydown: (event) => { if (event.key === "Escape") close(); } }, h("img", { src: source, alt: "" }));
  document.body.append(shade);
  shade.focus();
}

function fileCard(file, name) {
  const size = file.file_size ? `${Math.max(1, Math.round(file.file_size / 1024))} KB` : "";
  return h("a.file-card", { href: address(file), download: file.file_name ?? "file" }, h("span.file-icon", {}, icon("file")), h("span", {}, h("b", {}, file.file_name ?? name), h("small", {}, size)));
}

/** Draw a place without a map service: a plan made of its coordinates, with a pin. */
export function mapCard({ latitude, longitude }) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const put = (tag, attributes) => {
    const made = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    svg.append(made);
  };
  svg.setAttribute("viewBox", "0 0 320 150");
  svg.setAttribute("preserveAspectRatio", "xMidYMid slice");
  svg.setAttribute("aria-hidden", "true");
  const seed = Math.abs(Math.round(latitude * 1000) * 31 + Math.round(longitude * 1000));
  const at = (index, span) => (seed * (index + 3) * 7919 + index * 104729) % span;
  put("rect", { width: 320, height: 150, class: "land" });
  put("ellipse", { cx: at(1, 320), cy: at(2, 150), rx: 60, ry: 34, class: "park" });
  put("path", { d: `M-10 ${at(3, 150)} C 90 ${at(4, 150)} 190 ${at(5, 150)} 330 ${at(6, 150)}`, class: "river" });
  for (let i = 0; i < 5; i++) put("path", { d: `M${at(7 + i, 320)} -10 L${at(12 + i, 320)} 160`, class: "road" });
  for (let i = 0; i < 3; i++) put("path", { d: `M-10 ${at(20 + i, 150)} L330 ${at(24 + i, 150)}`, class: "road" });
  const where = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return h("a.map", { href: `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=12/${latitude}/${longitude}`, target: "_blank", rel: "noopener noreferrer", title: where }, svg, h("span.map-pin", {}, icon("pin")), h("span.map-label", {}, where));
}
