// The chat page: puts its parts together and keeps them up to date.

import { avatar, fill, h, icon, iconButton, openDialog, openMenu, toast } from "./dom.js";
import { buildComposer, startText } from "./composer.js";
import { answered, drawMessages } from "./messages.js";
import { attempt, renderSidebar, shortText } from "./sidebar.js";
import { act, bot, botName, chatById, closeChat, follow, here, isAdmin, isMember, loadClock, loadState, openChat, store, titleOf, watch } from "./store.js";
import { buildTools } from "./tools.js";
import { t } from "./words.js";

const app = document.getElementById("app");
const sidebar = document.getElementById("sidebar");
const chatRoot = document.getElementById("chat");
const tools = buildTools(document.getElementById("tools"));

const head = h("header.chat-head"), topics = h("div.topics", { hidden: true, role: "tablist" }), pinned = h("button.pinned", { type: "button", hidden: true });
const list = h("div.messages", { role: "log", "aria-live": "polite", tabIndex: -1 });
const down = h("button.to-end", { type: "button", hidden: true, "aria-label": t.toEnd, onclick: () => toEnd(true) }, icon("down"));
const foot = h("footer.composer");
const nothing = h("div.nothing", {}, h("p", {}, t.pick));
const composer = buildComposer(foot, (url) => actions.link(url));
fill(chatRoot, nothing, head, topics, pinned, h("div.messages-frame", {}, list, down), foot);

const actions = {
  command: (text) => attempt(here("send", { text })),
  reply: composer.reply, edit: composer.edit, type: composer.type,
  /** Follow a link to the bot inside the page; other links are the browser's. */
  link(url) {
    const match = url.match(/^(?:https?:\/\/(?:t\.me|telegram\.me)\/|tg:\/\/resolve\?domain=)(\w+)(?:[?&]start(group)?=([\w-]{1,64}))?/i);
    if (!match || match[1].toLowerCase() !== bot().username.toLowerCase()) return false;
    const text = match[3] ? `/start ${match[3]}` : null;
    openChat(store.user).then(() => text && attempt(here("send", { text })));
    return true;
  },
};

const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < 80;
function toEnd(smooth = false) { list.scrollTo({ top: list.scrollHeight, behavior: smooth ? "smooth" : "instant" }); }
list.addEventListener("scroll", () => { down.hidden = isAtEnd(); });
list.addEventListener("load", () => { if (list.dataset.end === "yes") toEnd(); }, true);
new ResizeObserver(() => { if (list.dataset.end === "yes") toEnd(); }).observe(list);

function drawHead() {
  const chat = store.view?.chat ?? chatById(store.chat);
  if (!chat) return;
  fill(head,
    iconButton("back", t.search, () => closeChat(), ".back"),
    avatar(chat.type === "private" ? bot().id : chat.id, titleOf(chat)),
    h("div.head-text", {}, h("h1", {}, titleOf(chat)), h("p", {}, subtitle(chat))),
    iconButton("more", t.menu, (event) => chatMenu(event.currentTarget, chat)));
}

function subtitle(chat) {
  const [action, until] = store.typing.get(chat.id) ?? [];
  if (until > Date.now()) return h("span.typing", {}, action.startsWith("upload") ? t.sends : t.typing);
  if (chat.type === "private") return chat.blocked ? t.blocked : t.bot;
  const members = Object.values(chat.members).filter((s) => ["creator", "administrator", "member", "restricted"].includes(s)).length;
  const there = isAdmin(chat, bot().id) ? t.botAdmin : isMember(chat, bot().id) ? t.botIn : t.botOut;
  return `${t[chat.type]} · ${members} ${t.members} · ${there}`;
}

function chatMenu(anchor, chat) {
  const set = (status, member_id, denied = []) => attempt(here("set_member", { status, member_id, denied }));
  if (chat.type === "private") {
    openMenu(anchor, [chat.blocked ? [t.unblock, () => act("block", { user_id: store.user, blocked: false })] : [t.blockBot, () => act("block", { user_id: store.user, blocked: true }), "danger"]]);
    return;
  }
  const inside = isMember(chat, bot().id), admin = isAdmin(chat, bot().id), topic = chat.topics?.find((one) => one.thread_id === store.thread);
  openMenu(anchor, [
    !inside && [t.addBot, () => set(chat.type === "channel" ? "administrator" : "member")],
    inside && !admin && [t.promoteBot, () => set("administrator")],
    inside && admin && chat.type === "channel" && [t.forbidPosts, () => set("administrator", undefined, ["can_post_messages"])],
    inside && admin && chat.type === "channel" && [t.allowPosts, () => set("administrator")],
    inside && admin && chat.type !== "channel" && [t.demoteBot, () => set("member")],
    inside && !admin && chat.type === "supergroup" && [t.restrictBot, () => set("restricted", undefined, ["can_send_messages"])],
    inside && chat.bot === "restricted" && [t.allowBot, () => set("member")],
    store.state.users.some((user) => !isMember(chat, user.id)) && [t.addPeople, async () => { for (const user of store.state.users) if (!isMember(chat, user.id)) await set("member", user.id); }],
    chat.is_forum && [t.newTopic, newTopic],
    topic && [topic.closed ? t.openTopic : t.closeTopic, () => here("change_topic", { thread_id: topic.thread_id, closed: !topic.closed })],
    topic && [t.deleteTopic, () => here("change_topic", { thread_id: topic.thread_id, deleted: true }), "danger"],
    chat.type === "group" && [t.migrate, async () => { const made = await attempt(here("migrate")); if (made) { await loadState(); openChat(made.chat_id); } }],
    inside && [t.removeBot, () => set("kicked"), "danger"],
  ]);
}

function newTopic() {
  const name = h("input", { value: "Новости", maxLength: 128, "aria-label": t.name });
  openDialog(t.newTopic, name, [[t.cancel], [t.create, async () => { const made = await attempt(here("add_topic", { name: name.value || "…" })); if (made) openChat(store.chat, made.thread_id); }, "primary"]]);
}

function drawTopics() {
  const shown = (store.view?.chat.topics ?? []).filter((topic) => !topic.deleted);
  topics.hidden = !store.view?.chat.is_forum;
  const tab = (label, thread) => h("button.chip", { type: "button", role: "tab", "aria-selected": String(store.thread === thread), onclick: () => openChat(store.chat, thread) }, label);
  fill(topics, tab(t.allTopics, null), shown.map((topic) => tab(`${topic.closed ? "🔒 " : ""}${topic.name}`, topic.thread_id)), h("button.chip", { type: "button", onclick: newTopic }, "+"));
}

function drawPinned() {
  const m = store.view?.messages.find((one) => one.message_id === store.view.pinned.at(-1));
  pinned.hidden = !m;
  if (m) fill(pinned, h("b", {}, t.pinned), h("span", {}, shortText(m)));
  pinned.onclick = () => document.querySelector(`.message[data-id="${m?.message_id}"]`)?.scrollIntoView({ behavior: "smooth", block: "center" });
}

function drawView(fresh = false) {
  const end = fresh || isAtEnd() || store.view?.messages.at(-1)?.from?.id === store.user;
  list.dataset.end = end ? "yes" : "no";
  drawHead();
  drawTopics();
  drawPinned();
  drawMessages(list, actions);
  composer.show();
  if (end) toEnd();
  down.hidden = isAtEnd();
}

let shownChat = null;
watch((what, event) => {
  if (!store.state) return;
  if (what === "state" || what === "user") { renderSidebar(sidebar); tools.state(); if (store.view) drawHead(); }
  if (what === "open") {
    app.dataset.screen = store.chat === null ? "list" : "chat";
    nothing.hidden = store.chat !== null;
    chatRoot.classList.toggle("closed", store.chat === null);
    composer.drop();
    if (store.view === null) fill(list);
    document.title = store.chat === null ? botName() : `${titleOf(chatById(store.chat) ?? { type: "private" })} · ${botName()}`;
  }
  if (what === "view") {
    const key = `${store.user}:${store.chat}:${store.thread}`;
    drawView(key !== shownChat);
    shownChat = key;
  }
  if (what === "clock") { tools.clock(); renderSidebar(sidebar); }
  if (what === "online") toast(store.online ? t.backPage : t.lostPage);
  if (what === "event") heard(event);
});

function heard(event) {
  if (event.type === "callback_answer") answered(event);
  if (event.type === "inline_answer") composer.inlineAnswered(event);
  if (event.type === "action" && event.chat_id === store.chat) { drawHead(); setTimeout(() => store.view && drawHead(), 5100); }
  if (event.type === "call") tools.called();
}

document.addEventListener("tools", () => tools.toggle());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector(".menu, dialog[open], .viewer") && document.activeElement === document.body) closeChat();
});
// Typing anywhere goes to the text field, as in any messenger.
document.addEventListener("keydown", (event) => {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === " ") return;
  if (document.querySelector(".menu, dialog[open], .viewer") || document.activeElement.matches("input, textarea, select, button, summary, [role=button]")) return;
  composer.input.focus();
});

await Promise.all([loadState(), loadClock()]);
if (localStorage.getItem("tools")) tools.toggle();
const small = matchMedia("(max-width: 720px)").matches;
const payload = startText() !== "/start";
if (!small || payload) await openChat(store.user);
if (payload && store.view?.chat.started) { await attempt(here("send", { text: startText() })); history.replaceState(null, "", location.pathname); }
follow();
setInterval(() => { if (!document.hidden) loadClock().catch(() => {}); }, 20000);
