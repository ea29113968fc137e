### Выбар месца і падпіска.

button-near-me = 📍 Побач са мной
button-place-near = { $place } · { $km } км
button-news-of = Навіны: { $place }
button-browse = Выбраць са спіса
button-other-city = Іншы горад
button-yes = Так, падпісаць
button-whole = Увесь рэгіён
button-more-city = Яшчэ горад

place-placeholder = Напрыклад, Мінск
place-ask = Які горад? Напішыце назву або дашліце геапазіцыю.
place-ask-group = Адкажыце на гэтае паведамленне назвай горада або напішыце, напрыклад, <code>/subscribe Мінск</code>
place-guess = { $place } — падпісаць?
place-which = «{ $query }» — які з іх?
place-which-of-these = Якое з гэтых месцаў?
place-maybe = Не ведаю месца «{ $query }». Можа, адно з гэтых?
place-unknown = Не ведаю месца «{ $query }». Паспрабуйце напісаць іначай або выберыце са спіса.
place-near = Побач з вамі. Навіны якога горада дасылаць?
place-far =
    { $km ->
        [one] Да бліжэйшага горада, які я ведаю, { $km } кіламетр. Падыходзіць?
        [few] Да бліжэйшага горада, які я ведаю, { $km } кіламетры. Падыходзіць?
       *[many] Да бліжэйшага горада, які я ведаю, { $km } кіламетраў. Падыходзіць?
    }
place-gone = месца па-за спісам
place-with-region = { $city } і { $region }
place-city-only = { $city }, толькі горад
news-of = навіны { $place }

browse-countries = Выберыце краіну або раздзел.
browse-inside = <b>{ $place }</b>. Выберыце са спіса.

subscribed = Гатова: { $covers }, { $when }.
subscribed-already = Вы ўжо падпісаныя: { $covers }, { $when }.
subscribed-group = { $who } падпісвае «{ $title }»: { $covers }, { $when }.
place-unknown-point = Не бачу такой кропкі на карце. Напішыце назву горада.
