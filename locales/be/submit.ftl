### Навіны чытачоў: як расказаць і што расказалі.

submit-rules =
    <b>Перш чым расказаць</b>

    • Пішыце пра тое, што бачылі або дакладна ведаеце.
    • Без абраз, чужых адрасоў, тэлефонаў і дакументаў.
    • Рэклама і заклікі — не навіны.
    • За навіну адказваеце вы; адклікаць яе можна ў любы момант.

    Навіна выходзіць адразу, цалкам і без правак.
button-rules = Зразумела
submit-ask = Што здарылася? Напішыце тэкст або дашліце фота з подпісам. Першы радок стане загалоўкам.
submit-again = Дашліце новы тэкст: ён заменіць ранейшы.
submit-words = Дадайце словы: што на здымку? Першы радок стане загалоўкам.
submit-place = Дзе гэта здарылася? Напішыце горад.
submit-place-which = Якое з гэтых месцаў?
submit-place-unknown = Не ведаю такога месца. Напішыце назву горада іначай.
submit-preview = Так убачаць чытачы:
submit-cancelled = Скасавана. Нічога не даслана.
submit-in-private = Навіны прымаю ў асабістым чаце.
submit-published =
    Апублікавана: <b>{ $title }</b>

    📍 { $place }. Чытачы ўбачаць яе ў бліжэйшым дайджэсце і ў /readers.
submit-held =
    Навіна ў мадэратара: <b>{ $title }</b>

    Зараз усе навіны праходзяць праверку. Звычайна гэта менш за гадзіну.
submit-withdrawn = Навіна адкліканая: <b>{ $title }</b>. Чытачы яе больш не бачаць. Вярнуць можна на працягу сутак.
submit-hidden = Схавана мадэратарам: <b>{ $title }</b>
submit-rejected = Не прайшло праверку: <b>{ $title }</b>
submit-expired = Тэрмін гэтай навіны мінуў: <b>{ $title }</b>

button-signed = З імем
button-unsigned = Без імя
button-place = Месца
button-edit = Змяніць
button-photos = 📷 Паказаць
button-publish = Апублікаваць
button-withdraw = Адклікаць
button-see = Паглядзець
button-open-bot = Адкрыць бота

news-signed = 👤 { $name }
news-unsigned = 👤 без імя
news-anonymous = без імя
news-at = { $time } · 📍 { $place }
news-media = 📷 { $count }

readers-title = 👤 <b>Навіны чытачоў</b> за тыдзень
readers-empty = За тыдзень чытачы вашых гарадоў нічога не расказалі. Пачаць можаце вы.
readers-line = { $number }. { $title } — { $who } · { $time }{ $photo }
