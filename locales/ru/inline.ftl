### Встроенный режим: @бот и город в любом чате.

inline-nothing = За сутки новостей не было
inline-button-hourly = Получать каждый час
inline-button-city = Выбрать свой город
inline-button-unknown = Найти город в боте
# $bot (String) - имя бота без @
help-inline = В любом чате наберите <code>@{ $bot } Смоленск</code>, и новости города можно будет отправить туда.
