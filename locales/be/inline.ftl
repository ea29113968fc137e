### Убудаваны рэжым: @бот і горад у любым чаце.

inline-nothing = За суткі навін не было
inline-button-hourly = Кожную гадзіну сабе
inline-button-city = Выбраць свой горад
inline-button-unknown = Знайсці ў боце
help-inline = У любым чаце набярыце <code>@{ $bot } Мінск</code>, і навіны горада можна будзе адправіць туды.
