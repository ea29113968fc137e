// What the page knows, and how it asks the server. One store, one stream of events.

const listeners = new Set();

export const store = {
  state: null,      // /sim/state
  view: null,       // /sim/transcript of the open chat
  user: Number(localStorage.getItem("user")) || 1001,
  chat: null,       // id of the open chat
  thread: null,     // topic of the open chat
  now: Date.now() / 1000,
  clock: { can_advance: false },
  typing: new Map(),   // chat id -> [action, until]
  pressed: new Map(),  // callback query id -> button element
  seen: JSON.parse(localStorage.getItem("seen") ?? "{}"),
  online: true,
};

export const watch = (listener) => listeners.add(listener);
export const tell = (what, event) => listeners.forEach((listener) => listener(what, event));

/** Do an act; throws an Error with the server's words. */
export async function act(name, given = {}) {
  const response = await fetch(`/sim/${name}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) });
  const body = await response.json();
  if (!body.ok) throw new Error(body.description);
  return body.result;
}

/** Do an act in the open chat as the chosen person. */
export const here = (name, given = {}) =>
  act(name, { user_id: store.user, chat_id: store.chat, thread_id: store.thread ?? undefined, ...given });

export const me = () => store.state.users.find((user) => user.id === store.user);
export const bot = () => store.state.bot;
export const chatById = (id) => store.state.chats.find((chat) => chat.id === id);
export const nameOf = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(" ");

/** Give the title of a chat as the chosen person sees it. */
export const titleOf = (chat) => chat.type === "private" ? botName() : chat.title;
export function botName() {
  const language = me()?.language_code ?? "";
  const names = bot().names ?? {};
  return names[language] || names[""] || bot().first_name;
}

const MEMBER = new Set(["creator", "administrator", "member"]);
export const isMember = (chat, id) => MEMBER.has(chat.members[id]);
export const isAdmin = (chat, id) => ["creator", "administrator"].includes(chat.members[id]);

/** List the chats of the chosen person, the newest first. */
export const myChats = () => store.state.chats
  .filter((chat) => chat.type === "private" ? chat.id === store.user : isMember(chat, store.user) && !chat.migrated_to)
  .sort((a, b) => (b.last?.date ?? 0) - (a.last?.date ?? 0) || (b.type === "private") - (a.type === "private"));

const seenKey = (chatId) => `${store.user}:${chatId}`;
export const unread = (chat) => chat.last?.message_id > (store.seen[seenKey(chat.id)] ?? 0) && chat.id !== store.chat && chat.last.from?.id !== store.user;
export function markSeen(chat) {
  if (!chat?.last) return;
  store.seen[seenKey(chat.id)] = chat.last.message_id;
  localStorage.setItem("seen", JSON.stringify(store.seen));
}

export async function loadState() {
  store.state = await act("state");
  if (!me()) store.user = store.state.users[0].id;
  tell("state");
}

export async function loadView() {
  if (store.chat === null) return;
  const wanted = store.chat;
  try {
    const view = await act("transcript", { chat_id: wanted, user_id: store.user });
    if (wanted !== store.chat) return;
    store.view = view;
    markSeen(view.chat);
    tell("view");
  } catch {
    closeChat();
  }
}

export async function openChat(id, thread = null) {
  const other = store.chat !== id;
  store.chat = id;
  store.thread = thread;
  if (other) store.view = null;
  tell("open");
  await loadView();
  tell("state");
}

export function closeChat() {
  store.chat = store.view = store.thread = null;
  tell("open");
  tell("state");
}

export async function chooseUser(id) {
  store.user = id;
  localStorage.setItem("user", id);
  tell("user");
  const chat = store.chat === null ? null : chatById(store.chat);
  const stays = chat && chat.type !== "private" && isMember(chat, id);
  await openChat(stays ? chat.id : id);
}

export async function loadClock() {
  const response = await fetch("/sim/clock");
  store.clock = (await response.json()).result;
  store.now = Date.parse(store.clock.now) / 1000;
  tell("clock");
}

/** Run `work` soon, once for however many calls. */
function soon(work) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => { waiting = false; work().catch(() => {}); }, 30);
  };
}
const refreshState = soon(loadState), refreshView = soon(loadView), refreshClock = soon(loadClock);

/** Follow the server's events for as long as the page is open. */
export function follow() {
  const source = new EventSource("/sim/events");
  source.onopen = () => { if (!store.online) { store.online = true; tell("online"); } refreshState(); refreshView(); refreshClock(); };
  source.onerror = () => { if (store.online) { store.online = false; tell("online"); } };
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (event.type === "action") store.typing.set(event.chat_id, [event.action, Date.now() + 5000]);
    if (event.type === "message") store.typing.delete(event.chat_id);
    if (["message", "edited", "deleted", "chat"].includes(event.type)) {
      refreshState();
      if (event.chat_id === store.chat) refreshView();
    }
    if (["people", "profile", "settings", "reset", "commands"].includes(event.type)) { refreshState(); refreshView(); }
    if (["clock", "message"].includes(event.type)) refreshClock();
    if (event.type === "reset") { store.seen = {}; closeChat(); }
    tell("event", event);
  };
}
