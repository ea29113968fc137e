// The left side: who you are, your chats.

import { avatar, fill, h, icon, iconButton, openDialog, openMenu, toast } from "./dom.js";
import { act, botName, chooseUser, me, myChats, nameOf, openChat, store, titleOf, unread } from "./store.js";
import { clockTime, dayName, fullTime, t } from "./words.js";

export function renderSidebar(root) {
  const user = me();
  fill(root,
    h("header.side-head", {},
      h("button.who", { type: "button", title: t.who, "aria-haspopup": "menu", onclick: (event) => chooseMenu(event.currentTarget) },
        avatar(user.id, user.first_name), h("span.who-name", {}, h("b", {}, nameOf(user)), h("small", {}, `@${user.username ?? user.id} · ${user.language_code}`)), h("span.chevron", {}, "⌄")),
      iconButton("plus", t.newChat, (event) => newMenu(event.currentTarget)),
      iconButton("tools", t.tools, () => document.dispatchEvent(new Event("tools")))),
    h("nav.chats", { "aria-label": t.search }, myChats().map(chatRow)),
    h("footer.side-foot", {}, icon("clock"), h("time", {}, fullTime(store.now).replace(/:\d\d(?=\D*$)/, "")),
      store.clock.can_advance && h("button.chip", { type: "button", onclick: () => attempt(act("clock", { advance_seconds: 3600 })) }, t.hour)));
}

function chatRow(chat) {
  const title = titleOf(chat), last = chat.last;
  const open = chat.id === store.chat;
  return h(`button.chat-row${open ? ".open" : ""}`, { type: "button", "aria-current": open ? "true" : undefined, onclick: () => openChat(chat.id) },
    avatar(chat.type === "private" ? store.state.bot.id : chat.id, title, ".large"),
    h("span.row-text", {},
      h("span.row-top", {}, h("b", {}, title), last && h("time", {}, when(last.date))),
      h("span.row-bottom", {}, h("span.preview", {}, preview(chat)), unread(chat) && h("span.unread", { "aria-label": "●" }))));
}

const when = (seconds) => dayName(seconds, store.now) === t.today ? clockTime(seconds) : dayName(seconds, store.now);

function preview(chat) {
  const last = chat.last;
  if (!last) return chat.type === "private" ? t.bot : t[chat.type];
  const author = last.from?.id === store.user ? `${t.you}: ` : chat.type !== "private" && last.from ? `${last.from.first_name}: ` : "";
  return author + shortText(last);
}

/** Say in a few words what a message is. */
export function shortText(m) {
  const text = m.text ?? m.caption;
  if (m.photo) return `🖼 ${text ?? t.photo.split(" ")[0]}`;
  if (text) return text;
  if (m.rich_message) return plain(m.rich_message.blocks).slice(0, 120);
  if (m.location) return `📍 ${t.location}`;
  if (m.document) return `📎 ${m.document.file_name}`;
  if (m.contact) return `☎ ${m.contact.first_name}`;
  if (m.video) return `🎞 ${t.video}`;
  return serviceText(m) ?? "…";
}

export function plain(value) {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(" ");
  if (!value) return "";
  return ["text", "summary", "blocks", "items", "cells", "caption"].map((name) => plain(value[name])).filter(Boolean).join(" ");
}

export function serviceText(m) {
  if (m.new_chat_members) return `${m.new_chat_members.map(nameOf).join(", ")} ${t.joined}`;
  if (m.left_chat_member) return `${nameOf(m.left_chat_member)} ${t.left}`;
  if (m.forum_topic_created) return `${t.created}: ${m.forum_topic_created.name}`;
  if (m.migrate_to_chat_id) return t.becameSuper;
  if (m.migrate_from_chat_id) return t.fromGroup;
  return null;
}

function chooseMenu(anchor) {
  openMenu(anchor, [
    ...store.state.users.map((user) => [`${user.id === store.user ? "✓ " : ""}${nameOf(user)} · ${user.language_code}`, () => chooseUser(user.id)]),
    [`+ ${t.newPerson}`, newPerson, "accent"],
  ]);
}

function newMenu(anchor) {
  openMenu(anchor, [
    [t.newGroup, () => newChat("group")],
    [t.newForum, () => newChat("supergroup", true)],
    [t.newChannel, () => newChat("channel")],
    [t.newPerson, newPerson],
  ]);
}

function newChat(type, forum = false) {
  const title = h("input", { required: true, maxLength: 128, value: type === "channel" ? "Новости двора" : forum ? "Район" : "Соседи", "aria-label": t.name });
  openDialog(t.newChat, [h("label", {}, t.name, title)], [[t.cancel], [t.create, async () => {
    const chat = await attempt(act("add_chat", { type, title: title.value || "…", user_id: store.user, is_forum: forum }));
    if (chat) openChat(chat.id);
  }, "primary"]]);
}

function newPerson() {
  const name = h("input", { maxLength: 64, value: "", "aria-label": t.personName, placeholder: "Янка" });
  const language = h("select", { "aria-label": t.language }, ["ru", "uk", "be", "en"].map((code) => h("option", {}, code)));
  openDialog(t.newPerson, [h("label", {}, t.personName, name), h("label", {}, t.language, language)], [[t.cancel], [t.create, async () => {
    const user = await attempt(act("add_user", { first_name: name.value || "Янка", language_code: language.value }));
    if (user) { store.state.users.push(user); chooseUser(user.id); }
  }, "primary"]]);
}

/** Wait for an act; a refusal becomes a line at the top. */
export async function attempt(promise) {
  try {
    return await promise;
  } catch (error) {
    toast(error.message);
    return null;
  }
}

export { botName };
