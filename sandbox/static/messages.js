// The messages of the open chat: bubbles, albums, keyboards under them.

import { avatar, h, openDialog, openMenu, toast } from "./dom.js";
import { media } from "./media.js";
import { richMessage } from "./rich.js";
import { attempt, plain, serviceText, shortText } from "./sidebar.js";
import { act, bot, botName, here, isMember, myChats, nameOf, openChat, store, titleOf } from "./store.js";
import { formatted } from "./text.js";
import { clockTime, dayName, fullTime, t } from "./words.js";

const drawn = new Map(); // key -> [json, element]: what did not change is not drawn again

/** Bring the list up to date with the store, touching only what changed. */
export function drawMessages(list, actions) {
  const messages = (store.view?.messages ?? []).filter((m) => !store.thread || m.message_thread_id === store.thread);
  const items = [];
  let before = null;
  for (const group of albums(messages)) {
    const first = group[0];
    const day = dayName(first.date, store.now);
    if (!before || dayName(before.date, store.now) !== day) items.push([`day:${day}:${first.message_id}`, day, () => h("div.day", {}, h("span", {}, day))]);
    const follows = before && sender(before) === sender(first) && first.date - before.date < 300 && !service(before);
    items.push([`${store.chat}:${first.message_id}`, JSON.stringify([group, follows, store.user, store.thread]), () => service(first) ? h("div.service", {}, h("span", {}, service(first))) : bubble(group, follows, actions)]);
    before = group.at(-1);
  }
  const keep = new Set(items.map(([key]) => key));
  for (const key of drawn.keys()) if (!keep.has(key)) drawn.delete(key);
  const elements = items.map(([key, json, make]) => {
    const old = drawn.get(key);
    if (old?.[0] === json) return old[1];
    const made = make();
    drawn.set(key, [json, made]);
    return made;
  });
  elements.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
  while (list.children.length > elements.length) list.lastElementChild.remove();
  if (!elements.length) list.append(h("div.empty", {}, emptyNote()));
}

function emptyNote() {
  const chat = store.view?.chat;
  if (chat?.type !== "private") return h("p", {}, t.empty);
  const language = store.state.users.find((u) => u.id === store.user)?.language_code ?? "";
  const words = bot().descriptions ?? {};
  return h("div.hello", {}, avatar(bot().id, botName(), ".huge"), h("h2", {}, botName()), h("p", {}, words[language] || words[""] || t.press));
}

const service = (m) => serviceText(m);
const sender = (m) => m.from?.id ?? m.sender_chat?.id;

function* albums(messages) {
  for (let i = 0; i < messages.length;) {
    const group = [messages[i++]];
    while (i < messages.length && group[0].media_group_id && messages[i].media_group_id === group[0].media_group_id) group.push(messages[i++]);
    yield group;
  }
}

function bubble(group, follows, actions) {
  const m = group[0], mine = m.from?.id === store.user && !m.by_bot || m.via_bot && m.from?.id === store.user;
  const inGroup = store.view.chat.type !== "private";
  const said = group.find((one) => one.caption) ?? m;
  const box = h("div.bubble", { tabIndex: 0 },
    inGroup && !mine && !follows && h("b.author", { className: `author tint-${Math.abs(sender(m)) % 7}` }, nameOf(m.from) || m.sender_chat?.title),
    m.forward_origin && h("span.forwarded", {}, `${t.forwarded} ${nameOf(m.forward_origin.sender_user) || m.forward_origin.sender_user_name || m.forward_origin.chat?.title || ""}`),
    m.via_bot && h("span.forwarded", {}, `${t.via} @${bot().username}`),
    m.reply_to_message && quote(m.reply_to_message),
    body(group, said, actions),
    h("span.meta", {}, group.some((one) => one.edit_date) && h("span", {}, t.edited), h("time", { title: fullTime(m.date) }, clockTime(m.date))));
  if (group.length > 1 || (m.photo && !said.caption)) box.classList.add("pictures");
  if (m.photo) box.classList.add("with-photo");
  if (m.rich_message) box.classList.add("wide");
  const menu = (event) => { event.preventDefault(); messageMenu(event.currentTarget.querySelector?.(".bubble-menu") ?? event.currentTarget, m, actions); };
  box.append(h("button.bubble-menu", { type: "button", "aria-label": t.menu, onclick: menu }, "⋯"));
  box.addEventListener("contextmenu", menu);
  const row = h(`article.message${mine ? ".mine" : ""}${follows ? ".follows" : ""}`, { dataset: { id: m.message_id } },
    inGroup && !mine && (follows ? h("span.avatar-space") : avatar(sender(m), nameOf(m.from) || m.sender_chat?.title)),
    h("div.stack", {}, box, keyboard(m, actions)));
  return row;
}

function quote(m) {
  return h("button.reply-quote", { type: "button", onclick: () => flash(m.message_id) },
    h("b", {}, m.from?.id === bot().id ? botName() : nameOf(m.from) || m.sender_chat?.title), h("span", {}, shortText(m)));
}

function flash(id) {
  const target = document.querySelector(`.message[data-id="${Number(id)}"]`);
  target?.scrollIntoView({ behavior: "smooth", block: "center" });
  target?.classList.add("flash");
  setTimeout(() => target?.classList.remove("flash"), 1200);
}

function body(group, m, actions) {
  const act = { command: actions.command, link: (url) => actions.link(url), press: (button, element) => press(m, button, element, actions) };
  if (group[0].rich_message) return richMessage(group[0].rich_message, act);
  const parts = [];
  if (group.length > 1 && group[0].photo) parts.push(h("div.album", { dataset: { count: Math.min(group.length, 6) } }, group.map(media)));
  else parts.push(...group.map(media));
  const words = m.text ?? m.caption;
  if (words) {
    const text = formatted(words, m.entities ?? m.caption_entities, act);
    const preview = linkPreview(m);
    if (/^(\p{Extended_Pictographic}\uFE0F?\s*){1,3}$/u.test(words)) text.classList.add("emoji");
    m.show_caption_above_media ? parts.unshift(text) : parts.push(text);
    if (preview) m.link_preview_options.show_above_text ? parts.unshift(preview) : parts.push(preview);
  }
  return parts.filter(Boolean);
}

/** Show which page a message previews; the page itself is not fetched. */
function linkPreview(m) {
  const options = m.link_preview_options;
  if (!options?.url || options.is_disabled) return null;
  const host = URL.canParse(options.url) ? new URL(options.url).host : options.url;
  return h("a.link-preview", { href: options.url, target: "_blank", rel: "noopener" }, h("b", {}, host), h("span", {}, t.preview));
}

function keyboard(m, actions) {
  const rows = m.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return h("div.inline-keyboard", {}, rows.map((row) => h("div.keys", {}, row.map((button) =>
    h(`button.key${button.style ? "." + button.style : ""}`, { type: "button", onclick: (event) => press(m, button, event.currentTarget, actions) },
      h("span", {}, button.text), mark(button))))));
}

const mark = (button) => {
  const sign = button.url ? "↗" : button.web_app ? "▣" : button.copy_text ? "⧉" : "switch_inline_query" in button || "switch_inline_query_current_chat" in button || button.switch_inline_query_chosen_chat ? "@" : null;
  return sign && h("i.key-mark", { "aria-hidden": "true" }, sign);
};

async function press(m, button, element, actions) {
  if (button.url) return actions.link(button.url) || window.open(button.url, "_blank", "noopener");
  if (button.web_app) return window.open(button.web_app.url, "_blank", "noopener");
  if (button.copy_text) return copy(button.copy_text.text);
  const query = button.switch_inline_query_current_chat ?? button.switch_inline_query ?? button.switch_inline_query_chosen_chat?.query;
  if (query !== undefined) return actions.type(`@${bot().username} ${query}`);
  if (button.callback_data === undefined) return null;
  const done = await attempt(here("press", { message_id: m.message_id, data: button.callback_data }));
  if (!done) return null;
  element.classList.add("waiting");
  element.setAttribute("aria-busy", "true");
  store.pressed.set(done.callback_query_id, element);
  const early = await act("callback_answer", { callback_query_id: done.callback_query_id });
  if (early) return answered({ callback_query_id: done.callback_query_id, user_id: store.user, ...early });
  setTimeout(() => { if (settle(done.callback_query_id)) toast(t.noAnswer); }, 15000);
  return null;
}

function settle(id) {
  const element = store.pressed.get(id);
  element?.classList.remove("waiting");
  element?.removeAttribute("aria-busy");
  return store.pressed.delete(id);
}

/** Show how the bot answered a press: nothing, a toast, an alert or a link. */
export function answered(event) {
  if (!settle(event.callback_query_id) || event.user_id !== store.user) return;
  if (event.url) window.open(event.url, "_blank", "noopener");
  if (!event.text) return;
  if (event.show_alert) openDialog(botName(), h("p.alert", {}, event.text), [[t.ok, null, "primary"]]);
  else toast(event.text);
}

function messageMenu(anchor, m, actions) {
  const mine = m.from?.id === store.user;
  const text = m.text ?? m.caption ?? (m.rich_message ? plain(m.rich_message.blocks) : "");
  openMenu(anchor, [
    isMember(store.view.chat, store.user) || store.view.chat.type === "private" ? [t.reply, () => actions.reply(m)] : null,
    [t.forward, () => forward(m)],
    text && [t.copy, () => copy(text)],
    mine && text && !m.via_bot && [t.edit, () => actions.edit(m)],
  ]);
}

function forward(m) {
  const target = h("select", { "aria-label": t.forwardTo }, myChats().map((chat) => h("option", { value: String(chat.id) }, titleOf(chat))));
  openDialog(t.forwardTo, target, [[t.cancel], [t.forward, async () => {
    const chat_id = Number(target.value);
    const sent = await attempt(act("forward", { user_id: store.user, chat_id, from_chat_id: store.chat, message_id: m.message_id }));
    if (sent) openChat(chat_id);
  }, "primary"]]);
}

async function copy(text) {
  try { await navigator.clipboard.writeText(text); toast(t.copied); } catch { toast(text); }
}
