// The bottom of a chat: what you type, attach and press there.

import { append, fill, h, icon, iconButton, openDialog, openMenu } from "./dom.js";
import { attempt, shortText } from "./sidebar.js";
import { act, bot, here, isAdmin, isMember, me, nameOf, store } from "./store.js";
import { t } from "./words.js";

const PLACES = [
  ["Смоленск", 54.7818, 32.0401], ["Москва", 55.7558, 37.6176], ["Санкт-Петербург", 59.9386, 30.3141], ["Вязьма", 55.2104, 34.295],
  ["Київ", 50.4501, 30.5234], ["Львів", 49.8397, 24.0297], ["Мінск", 53.9023, 27.5619], ["Гродна", 53.6688, 23.8223],
  ["Сухум", 43.0015, 41.0234], ["Симферополь", 44.9482, 34.1003], ["Якутск", 62.0281, 129.7325], ["Владивосток", 43.1155, 131.8855],
];
const SAMPLES = ["street", "river", "night"];
const draft = { reply: null, edit: null, keyboard: true, inline: null };

export function buildComposer(root, follow) {
  const input = h("textarea.input", { rows: 1, placeholder: t.message, "aria-label": t.message, maxLength: 20000 });
  const banner = h("div.banner", { hidden: true });
  const suggestions = h("div.suggestions", { hidden: true });
  const keys = h("div.reply-keyboard", { hidden: true });
  const line = h("div.line");
  const photos = h("input", { type: "file", accept: "image/*", multiple: true, hidden: true, tabIndex: -1 });
  const files = h("input", { type: "file", hidden: true, tabIndex: -1 });
  const composer = { input, show, reply, edit, type, drop: () => { draft.reply = draft.edit = null; showBanner(); } };
  const menuButton = h("button.menu-button", { type: "button", onclick: showCommands }, icon("menu"), h("span", {}, t.menu));
  const keysButton = iconButton("keyboard", t.keyboard, () => { draft.keyboard = !draft.keyboard; show(); });
  const sendButton = iconButton("send", t.send, submit, ".send");
  fill(root, suggestions, banner, line, keys, photos, files);

  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
    if (event.key === "Escape") { composer.drop(); suggestions.hidden = true; }
    if (event.key === "ArrowUp" && !input.value) editLast(event);
  });
  input.addEventListener("input", () => { grow(); suggest(); });
  input.addEventListener("paste", (event) => {
    const pasted = [...event.clipboardData.files].filter((f) => f.type.startsWith("image/"));
    if (pasted.length) { event.preventDefault(); sendFiles(pasted, true); }
  });
  photos.addEventListener("change", () => { sendFiles([...photos.files], true); photos.value = ""; });
  files.addEventListener("change", () => { sendFiles([...files.files], false, files.dataset.kind); files.value = ""; });

  function grow() { input.style.height = "auto"; input.style.height = `${Math.min(input.scrollHeight, 180)}px`; }
  function clear() { input.value = ""; grow(); suggestions.hidden = true; composer.drop(); }
  function type(text) { input.value = text; grow(); input.focus(); suggest(); }

  function show() {
    const view = store.view, chat = view?.chat;
    root.hidden = !chat;
    if (!chat) return;
    const stop = obstacle(chat);
    if (stop) { fill(line, stop); keys.hidden = true; return; }
    input.placeholder = chat.type === "channel" ? t.post : t.message;
    const board = view.keyboard?.keyboard;
    const parts = [
      view.commands.length > 0 && menuButton,
      iconButton("clip", t.attach, (event) => attach(event.currentTarget)),
      input, board && keysButton, sendButton,
    ].filter(Boolean);
    if (line.children.length !== parts.length || parts.some((part, i) => line.children[i] !== part && !part.matches(".round"))) fill(line, parts);
    if (view.keyboard?.input_field_placeholder) input.placeholder = view.keyboard.input_field_placeholder;
    keys.hidden = !board || !draft.keyboard;
    if (board) fill(keys, board.map((row) => h("div.keys", {}, row.map((button) => h("button.key", { type: "button", onclick: () => pressReply(button) }, button.text, button.request_location && h("i.key-mark.place", {}, icon("pin")))))));
  }

  function obstacle(chat) {
    const big = (label, action) => h("button.big", { type: "button", onclick: () => attempt(action()) }, label);
    if (chat.migrated_to) return h("p.note", {}, t.upgraded);
    if (chat.type === "private") {
      if (chat.blocked) return big(t.unblock, () => act("block", { user_id: store.user, blocked: false }));
      if (!chat.started) return big(t.start, () => here("send", { text: startText() }));
      return null;
    }
    if (!isMember(chat, store.user)) return h("p.note", {}, t.notMember);
    if (chat.type === "channel" && !isAdmin(chat, store.user)) return h("p.note", {}, t.readOnly);
    return null;
  }

  async function submit() {
    const text = input.value.trim();
    if (!text) return;
    const { reply: answered, edit: changed } = draft;
    const done = await attempt(changed ? here("edit", { message_id: changed.message_id, text }) : here("send", { text, reply_to: answered?.message_id }));
    if (done) clear();
    input.focus();
  }

  function showBanner() {
    const m = draft.edit ?? draft.reply;
    banner.hidden = !m;
    if (m) fill(banner, h("span.banner-text", {}, h("b", {}, draft.edit ? t.draftEdit : `${t.draftReply}: ${nameOf(m.from) || m.sender_chat?.title}`), h("span", {}, shortText(m))), iconButton("close", t.cancel, () => { if (draft.edit) clear(); composer.drop(); }));
  }
  function reply(m) { draft.reply = m; draft.edit = null; showBanner(); input.focus(); }
  function edit(m) { draft.edit = m; draft.reply = null; showBanner(); type(m.text ?? m.caption ?? ""); }
  function editLast(event) {
    const own = store.view?.messages.findLast((m) => m.from?.id === store.user && m.text && !m.via_bot);
    if (own) { event.preventDefault(); edit(own); }
  }

  function suggest() {
    const text = input.value;
    const asked = text.match(new RegExp(`^@${bot().username}\\s(.*)$`, "is"));
    if (asked) return inlineSoon(asked[1]);
    draft.inline = null;
    const typed = text.match(/^\/(\w*)$/)?.[1];
    const found = typed === undefined ? [] : store.view.commands.filter((c) => c.command.startsWith(typed.toLowerCase()));
    return list(found.map((c) => [`/${c.command}`, c.description, () => { clear(); here("send", { text: `/${c.command}` }); }]));
  }

  function showCommands() {
    if (!suggestions.hidden) { suggestions.hidden = true; return; }
    list(store.view.commands.map((c) => [`/${c.command}`, c.description, () => { clear(); here("send", { text: `/${c.command}` }); }]));
  }

  function list(rows, note) {
    suggestions.hidden = !rows.length && !note;
    fill(suggestions, note && h("p.quiet", {}, note), rows.map(([title, about, choose]) => h("button.suggestion", { type: "button", onclick: () => { suggestions.hidden = true; choose(); } }, h("b", {}, title), h("span", {}, about))));
  }

  let timer = 0;
  function inlineSoon(query) {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      list([], t.results + "…");
      await askInline(query, "");
    }, 250);
  }

  async function askInline(query, offset) {
    const asked = await attempt(act("inline_query", { user_id: store.user, query, offset, chat_type: store.view.chat.type }));
    if (!asked) return;
    draft.inline = { id: asked.inline_query_id, query, offset };
    const early = await act("inline_answer", { inline_query_id: draft.inline.id });
    if (early) showOffers(early);
  }

  composer.inlineAnswered = async (event) => {
    if (event.inline_query_id !== draft.inline?.id) return;
    showOffers(await act("inline_answer", { inline_query_id: draft.inline.id }));
  };

  /** Show what the bot offers: the button on top, the results, more of them when one scrolls. */
  function showOffers(offered) {
    const { id, query, offset } = draft.inline;
    if (suggestions.dataset.answered === id) return;
    const rows = offered.results.map((r) => offer(r, id));
    suggestions.hidden = false;
    if (offset) {
      suggestions.querySelector(".offers-more")?.remove();
      append(suggestions, rows);
    } else {
      fill(suggestions,
        offered.button && h("button.offers-button", { type: "button", onclick: () => openButton(offered.button) }, offered.button.text),
        h("p.quiet", {}, rows.length ? t.results : t.nothing), rows);
      suggestions.scrollTop = 0;
    }
    suggestions.dataset.answered = id;
    if (offered.next_offset) {
      const more = h("button.offers-more", { type: "button", onclick: () => { more.disabled = true; askInline(query, offered.next_offset); } }, t.offersMore);
      suggestions.append(more);
      const seen = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting) && suggestions.scrollTop > 0) { seen.disconnect(); more.click(); }
      }, { root: suggestions });
      seen.observe(more);
    }
  }

  function offer(r, id) {
    const choose = async () => {
      const done = await attempt(here("choose_inline", { inline_query_id: id, result_id: r.id }));
      if (done) clear();
    };
    const title = r.title ?? r.id;
    const sign = [...title].find((letter) => /\p{L}|\p{N}|\p{Extended_Pictographic}/u.test(letter)) ?? "?";
    return h("button.offer", { type: "button", onclick: choose },
      h("span.offer-sign", { "aria-hidden": "true" }, sign), h("span.offer-text", {}, h("b", {}, title), h("span", {}, r.description ?? "")));
  }

  function openButton(button) {
    clear();
    if (button.web_app) return window.open(button.web_app.url, "_blank", "noopener");
    return follow(`https://t.me/${bot().username}?start=${button.start_parameter}`);
  }

  function pressReply(button) {
    if (button.request_location) return choosePlace((latitude, longitude) => here("press_reply", { text: button.text, latitude, longitude }));
    if (button.web_app) return window.open(button.web_app.url, "_blank", "noopener");
    return attempt(here("press_reply", { text: button.text }));
  }

  function attach(anchor) {
    openMenu(anchor, [
      [t.photo, () => photos.click()],
      [t.samples, chooseSample],
      [t.album, () => attempt(here("send_album", { photos: SAMPLES.map((sample) => ({ sample })), caption: input.value.trim(), reply_to: draft.reply?.message_id }).then(clear))],
      [t.location, () => choosePlace((latitude, longitude) => here("send", { latitude, longitude }))],
      [t.file, () => pick("document")],
      [t.video, () => pick("video")],
      [t.voice, () => pick("voice")],
      [t.contact, () => attempt(here("send", { contact: { phone_number: "+79000001234", first_name: me().first_name, user_id: store.user } }))],
    ]);
  }

  function chooseSample() {
    const dialog = openDialog(t.samples, h("div.samples", {}, SAMPLES.map((sample) =>
      h("button", { type: "button", "aria-label": sample, onclick: () => { dialog.close(); attempt(here("send", { photo: { sample }, caption: input.value.trim(), reply_to: draft.reply?.message_id }).then(clear)); } }, h("img", { src: `/sim/samples/${sample}.png`, alt: sample })))), [[t.cancel]]);
  }

  function pick(kind) {
    files.dataset.kind = kind;
    files.accept = { video: "video/*", voice: "audio/*" }[kind] ?? "";
    files.click();
  }

  async function sendFiles(chosen, asPhotos, kind = "document") {
    const packed = await Promise.all(chosen.slice(0, 10).map(pack));
    const caption = input.value.trim();
    if (asPhotos && packed.length > 1) await attempt(here("send_album", { photos: packed, caption }).then(clear));
    else for (const one of packed) await attempt(here("send", { [asPhotos ? "photo" : kind]: one, caption }).then(clear));
  }

  return composer;
}

const pack = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve({ name: file.name, content_type: file.type, base64: reader.result.split(",")[1] });
  reader.onerror = reject;
  reader.readAsDataURL(file);
});

function choosePlace(send) {
  const latitude = h("input", { type: "number", step: "any", min: -90, max: 90, value: PLACES[0][1], "aria-label": t.latitude });
  const longitude = h("input", { type: "number", step: "any", min: -180, max: 180, value: PLACES[0][2], "aria-label": t.longitude });
  const choose = (place) => { latitude.value = place[1]; longitude.value = place[2]; };
  const cities = h("div.cities", {}, PLACES.map((place) => h("button.chip", { type: "button", onclick: (event) => {
    choose(place);
    event.currentTarget.parentNode.querySelectorAll(".on").forEach((chip) => chip.classList.remove("on"));
    event.currentTarget.classList.add("on");
  } }, place[0])));
  cities.firstElementChild.classList.add("on");
  openDialog(t.location, [cities, h("div.pair", {}, h("label", {}, t.latitude, latitude), h("label", {}, t.longitude, longitude))], [[t.cancel], [t.here, () => attempt(send(Number(latitude.value), Number(longitude.value))), "primary"]]);
}

/** Give what the Start button sends: a deep link in the address (#start=…) is its payload. */
export function startText() {
  const payload = location.hash.match(/^#start=([\w-]{1,64})$/)?.[1];
  return payload ? `/start ${payload}` : "/start";
}
