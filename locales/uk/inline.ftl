### Вбудований режим: @бот і місто в будь-якому чаті.

inline-nothing = За добу новин не було
inline-button-hourly = Одержувати щогодини
inline-button-city = Вибрати своє місто
inline-button-unknown = Знайти місто в боті
