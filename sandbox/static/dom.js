// Small helpers to build the page. Text only ever becomes text nodes: there is no innerHTML.

/** Make an element: h("p.quiet", {title: "…", onclick}, "text", child, …). */
export function h(selector, props = {}, ...children) {
  const [tag, ...classes] = selector.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  append(element, children);
  return element;
}

function set(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "dataset") Object.assign(element.dataset, value);
  else if (name === "style") Object.assign(element.style, value);
  else if (name in element && typeof element[name] !== "object" && name !== "list") element[name] = value;
  else element.setAttribute(name, value === true ? "" : value);
}

export function append(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

export const fill = (element, ...children) => append((element.replaceChildren(), element), children);

const PATHS = {
  send: "M3 20.5v-7l9-1.5-9-1.5v-7L22 12z",
  clip: "M16.5 6.5 8 15a2.1 2.1 0 0 0 3 3l8.5-8.5a4.2 4.2 0 0 0-6-6L5 12a6.4 6.4 0 0 0 9 9l7-7-1.4-1.4-7 7a4.4 4.4 0 0 1-6.2-6.2L14.9 4.9a2.2 2.2 0 0 1 3.2 3.2L9.6 16.6a.2.2 0 0 1-.2-.2l8.5-8.5z",
  menu: "M4 6h16v2H4zm0 5h16v2H4zm0 5h16v2H4z",
  back: "M15.4 5.4 14 4l-8 8 8 8 1.4-1.4L8.8 12z",
  more: "M12 7.5A1.750 1.750 0 1 0 12 4a1.750 1.750 0 0 0 0 3.5m0 6.250a1.750 1.750 0 1 0 0-3.5 1.750 1.750 0 0 0 0 3.5M12 20a1.750 1.750 0 1 0 0-3.5A1.750 1.750 0 0 0 12 20",
  tools: "M14 4a5 5 0 0 1 6.5 6.2L17.3 7 15 9.3l3.2 3.2A5 5 0 0 1 12 8.3L4.5 15.8a2.3 2.3 0 0 0 3.2 3.2l5-5 1.4 1.4-5 5a4.3 4.3 0 0 1-6-6l8.2-8.2A5 5 0 0 1 14 4",
  plus: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  close: "m12 10.6 5.3-5.3 1.4 1.4-5.3 5.3 5.3 5.3-1.4 1.4-5.3-5.3-5.3 5.3-1.4-1.4 5.3-5.3-5.3-5.3 1.4-1.4z",
  down: "m12 15.4-7-7L6.4 7l5.6 5.6L17.6 7 19 8.4z",
  keyboard: "M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1m1 2v2h2V8zm3.5 0v2h2V8zM12 8v2h2V8zm3.5 0v2H19V8zM5 12v2h2v-2zm3.5 2v2h7v-2zm0-2v1h2v-1zm3.5 0v1h2v-1zm3.5 0v2H19v-2z",
  pin: "M12 2a7 7 0 0 1 7 7c0 5-7 13-7 13S5 14 5 9a7 7 0 0 1 7-7m0 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5",
  file: "M6 2h8l5 5v14a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1m7 2v4h4z",
  photo: "M4 4h16a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1m1 13h14l-4.5-6-3.5 4.5L8.5 12zm3-7.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3",
  clock: "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20m0 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16m1 3v4.6l3.3 3.3-1.4 1.4L11 12.4V7z",
};

/** Draw an icon of `PATHS`. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export const iconButton = (name, label, onclick, more = "") =>
  h(`button.round${more}`, { type: "button", title: label, "aria-label": label, onclick }, icon(name));

/** Show a line at the top for a few seconds. */
export function toast(text) {
  const shown = h("div.toast", {}, text);
  document.getElementById("toasts").append(shown);
  setTimeout(() => shown.remove(), 4000);
}

/** Open the dialog with a title, content and buttons [[label, action, kind]]; closes on any. */
export function openDialog(title, content, buttons) {
  const dialog = document.getElementById("dialog");
  const done = (action) => () => { dialog.close(); action?.(); };
  fill(dialog,
    h("form", { method: "dialog", onsubmit: (event) => { event.preventDefault(); done(buttons.at(-1)[1])(); } },
      title && h("h2", {}, title),
      h("div.dialog-body", {}, content),
      h("div.dialog-buttons", {}, buttons.map(([label, action, kind], index) =>
        h(`button.button${kind ? "." + kind : ""}`, index === buttons.length - 1
          ? { type: "submit" } : { type: "button", onclick: done(action) }, label)))));
  dialog.showModal();
  return dialog;
}

/** Open a menu near an element: [[label, action, kind]]. */
export function openMenu(anchor, items) {
  document.querySelector(".menu")?.remove();
  const menu = h("div.menu", { role: "menu" }, items.filter(Boolean).map(([label, action, kind]) =>
    h(`button${kind ? "." + kind : ""}`, { type: "button", role: "menuitem", onclick: () => { close(); action(); } }, label)));
  const close = () => { menu.remove(); removeEventListener("pointerdown", away, true); anchor.focus?.(); };
  const away = (event) => { if (!menu.contains(event.target)) close(); };
  menu.addEventListener("keydown", (event) => {
    const buttons = [...menu.children], at = buttons.indexOf(document.activeElement);
    if (event.key === "Escape") { event.stopPropagation(); close(); }
    if (event.key === "ArrowDown") buttons[(at + 1) % buttons.length].focus();
    if (event.key === "ArrowUp") buttons[(at - 1 + buttons.length) % buttons.length].focus();
  });
  document.body.append(menu);
  const place = anchor.getBoundingClientRect(), size = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(place.left, innerWidth - size.width - 8))}px`;
  menu.style.top = `${place.bottom + size.height + 8 < innerHeight ? place.bottom + 4 : Math.max(8, place.top - size.height - 4)}px`;
  addEventListener("pointerdown", away, true);
  menu.firstElementChild?.focus();
}

const COLOURS = 7;
/** Draw a round portrait of a person or chat: its first letter on its own colour. */
export const avatar = (id, name, size = "") =>
  h(`span.avatar.colour-${Math.abs(id) % COLOURS}${size}`, { "aria-hidden": "true" }, [...(name || "?").replace(/[^\p{L}\p{N}]/gu, "")][0]?.toUpperCase() ?? "?");
