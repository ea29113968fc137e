### Вбудований режим: @бот і місто в будь-якому чаті.

inline-nothing = За добу новин не було
inline-button-hourly = Одержувати щогодини
inline-button-city = Вибрати своє місто
inline-button-unknown = Знайти місто в боті
help-inline = У будь-якому чаті наберіть <code>@{ $bot } Київ</code>, і новини міста можна буде надіслати туди.
