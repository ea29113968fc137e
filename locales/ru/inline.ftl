### Встроенный режим: @бот и город в любом чате.

inline-nothing = За сутки новостей не было
inline-button-hourly = Получать каждый час
inline-button-city = Выбрать свой город
inline-button-unknown = Найти город в боте
