### Убудаваны рэжым: @бот і горад у любым чаце.

inline-nothing = За суткі навін не было
inline-button-hourly = Кожную гадзіну сабе
inline-button-city = Выбраць свой горад
inline-button-unknown = Знайсці ў боце
