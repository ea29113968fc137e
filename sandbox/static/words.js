// What the page itself says, in Russian or English, by the language of the browser.

const RU = {
  search: "Чаты", you: "Вы", bot: "бот", typing: "печатает…", sends: "отправляет файл…", edited: "изменено",
  message: "Сообщение", post: "Запись в канале", send: "Отправить", attach: "Прикрепить", commands: "Команды", menu: "Меню",
  start: "Начать", unblock: "Разблокировать", blocked: "Вы заблокировали бота", notMember: "Вас нет в этом чате",
  readOnly: "В канале пишут администраторы", upgraded: "Группа стала супергруппой", open: "Открыть",
  group: "группа", supergroup: "супергруппа", channel: "канал", members: "участников", botIn: "бот участвует", botAdmin: "бот — администратор", botOut: "бота здесь нет",
  addBot: "Добавить бота", promoteBot: "Сделать бота администратором", removeBot: "Удалить бота", restrictBot: "Запретить боту писать", allowBot: "Разрешить боту писать", demoteBot: "Сделать бота участником", forbidPosts: "Отобрать право публиковать", allowPosts: "Дать право публиковать", blockBot: "Заблокировать бота",
  migrate: "Превратить в супергруппу", newTopic: "Новая тема", closeTopic: "Закрыть тему", openTopic: "Открыть тему", deleteTopic: "Удалить тему", allTopics: "Все темы", addPeople: "Добавить остальных людей",
  newChat: "Новый чат", newGroup: "Группа", newForum: "Форум с темами", newChannel: "Канал", newPerson: "Новый человек", name: "Название", personName: "Имя", language: "Язык", create: "Создать", cancel: "Отмена", close: "Закрыть", ok: "Хорошо",
  reply: "Ответить", forward: "Переслать", copy: "Копировать текст", edit: "Изменить", forwardTo: "Кому переслать", copied: "Скопировано", save: "Сохранить",
  photo: "Фото с компьютера", samples: "Готовые фото", album: "Альбом из трёх фото", file: "Файл", location: "Место", here: "Отправить место", contact: "Мой контакт",
  latitude: "Широта", longitude: "Долгота", forwarded: "Переслано", via: "через", unknownFile: "Картинка по адресу", document: "Файл", video: "Видео", voice: "Голосовое", sticker: "Стикер",
  created: "Тема создана", joined: "в чате", left: "больше не в чате", becameSuper: "Группа стала супергруппой", fromGroup: "Супергруппа создана из группы",
  press: "Нажмите «Начать», и бот ответит.", today: "Сегодня", yesterday: "Вчера", empty: "Здесь пока пусто", pick: "Выберите чат слева", noCommands: "Бот не задал команд", keyboard: "Клавиатура бота", toEnd: "К последним сообщениям",
  tools: "Инструменты", clock: "Часы", hour: "+1 час", tenMinutes: "+10 минут", day: "+1 день", nextHour: "До начала часа", clockFixed: "Эти часы идут сами",
  faults: "Сбои", faultsHint: "Следующие вызовы бота получат отказ, как это бывает у Telegram.", once: "1 раз", always: "всегда", clear: "Убрать все", none: "Сбоев нет", remove: "Убрать", order: "Устроить", method: "Метод", kind: "Что случится", count: "Сколько раз", forever: "пусто — всегда",
  f429: "429: подождать 5 с", f403: "403: бот заблокирован", f500: "500: три раза", reset: "Обрыв связи", lost: "Ответ потерян", hang: "Молчание 10 с", f400: "400: тема закрыта",
  settings: "Правила", limits: "Ограничения частоты", privacy: "В группах бот слышит только команды", rich: "Сервер знает rich-сообщения", calls: "Вызовы бота", noCalls: "Бот ещё ничего не вызвал", resetAll: "Начать заново", resetAsk: "Люди, чаты и сообщения станут как в начале.", who: "Кто вы", lostPage: "Связь с сервером прервалась, восстанавливаю…", backPage: "Связь восстановлена",
  spoiler: "Показать скрытое", more: "Показать полностью", less: "Свернуть", previous: "Назад", next: "Вперёд", linkAsk: "Открыть ссылку?", opened: "Ссылка открыта в новой вкладке", waiting: "ждёт ответа бота", noAnswer: "Бот пока не ответил на нажатие", preview: "Здесь будет картинка страницы", offersMore: "Ещё", results: "Бот предлагает", nothing: "Ничего не найдено", pinned: "Закреплено", draftReply: "Ответ", draftEdit: "Изменение",
};
const EN = {
  search: "Chats", you: "You", bot: "bot", typing: "is typing…", sends: "is sending a file…", edited: "edited",
  message: "Message", post: "Broadcast", send: "Send", attach: "Attach", commands: "Commands", menu: "Menu",
  start: "Start", unblock: "Unblock", blocked: "You blocked the bot", notMember: "You are not in this chat",
  readOnly: "Only administrators write in a channel", upgraded: "The group became a supergroup", open: "Open",
  group: "group", supergroup: "supergroup", channel: "channel", members: "members", botIn: "the bot is in", botAdmin: "the bot is an administrator", botOut: "the bot is not here",
  addBot: "Add the bot", promoteBot: "Make the bot an administrator", removeBot: "Remove the bot", restrictBot: "Forbid the bot to write", allowBot: "Let the bot write", demoteBot: "Make the bot a member", forbidPosts: "Take the right to post", allowPosts: "Give the right to post", blockBot: "Block the bot",
  migrate: "Upgrade to a supergroup", newTopic: "New topic", closeTopic: "Close the topic", openTopic: "Open the topic", deleteTopic: "Delete the topic", allTopics: "All topics", addPeople: "Add everyone else",
  newChat: "New chat", newGroup: "Group", newForum: "Forum with topics", newChannel: "Channel", newPerson: "New person", name: "Title", personName: "Name", language: "Language", create: "Create", cancel: "Cancel", close: "Close", ok: "OK",
  reply: "Reply", forward: "Forward", copy: "Copy text", edit: "Edit", forwardTo: "Forward to", copied: "Copied", save: "Save",
  photo: "Photo from this computer", samples: "Sample photos", album: "Album of three photos", file: "File", location: "Location", here: "Send location", contact: "My contact",
  latitude: "Latitude", longitude: "Longitude", forwarded: "Forwarded from", via: "via", unknownFile: "Picture by address", document: "File", video: "Video", voice: "Voice message", sticker: "Sticker",
  created: "Topic created", joined: "joined", left: "left", becameSuper: "The group became a supergroup", fromGroup: "Supergroup made from a group",
  press: "Press Start, and the bot will answer.", today: "Today", yesterday: "Yesterday", empty: "Nothing here yet", pick: "Choose a chat on the left", noCommands: "The bot has set no commands", keyboard: "Bot keyboard", toEnd: "To the newest messages",
  tools: "Tools", clock: "Clock", hour: "+1 hour", tenMinutes: "+10 minutes", day: "+1 day", nextHour: "To the full hour", clockFixed: "This clock runs by itself",
  faults: "Failures", faultsHint: "The next calls of the bot are refused, as happens with Telegram.", once: "once", always: "always", clear: "Clear all", none: "No failures", remove: "Remove", order: "Order", method: "Method", kind: "What happens", count: "How often", forever: "empty: always",
  f429: "429: wait 5 s", f403: "403: bot blocked", f500: "500: three times", reset: "Connection reset", lost: "Answer lost", hang: "Silence for 10 s", f400: "400: topic closed",
  settings: "Rules", limits: "Rate limits", privacy: "In groups the bot hears commands only", rich: "The server knows rich messages", calls: "Calls of the bot", noCalls: "The bot has called nothing yet", resetAll: "Start again", resetAsk: "People, chats and messages go back to the beginning.", who: "Who you are", lostPage: "Connection lost, trying again…", backPage: "Connected again",
  spoiler: "Show hidden text", more: "Show all", less: "Show less", previous: "Previous", next: "Next", linkAsk: "Open the link?", opened: "Opened in a new tab", waiting: "waiting for the bot", noAnswer: "The bot has not answered the press yet", preview: "The picture of the page goes here", offersMore: "More", results: "The bot offers", nothing: "Nothing found", pinned: "Pinned", draftReply: "Reply", draftEdit: "Editing",
};

const first = (navigator.language || "en").slice(0, 2);
export const russian = ["ru", "uk", "be"].includes(first);
export const locale = russian ? "ru" : "en";
export const t = russian ? RU : EN;
document.documentElement.lang = locale;

const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const full = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });

export const clockTime = (seconds) => time.format(seconds * 1000);
export const fullTime = (seconds) => full.format(seconds * 1000);
export function dayName(seconds, now) {
  const date = new Date(seconds * 1000), today = new Date(now * 1000);
  const days = Math.round((new Date(today).setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 864e5);
  return days === 0 ? t.today : days === 1 ? t.yesterday : day.format(date);
}
