### Падпіскі: спіс, адна, расклад.

mine-title = <b>Вашы падпіскі</b>
mine-empty = Падпісак пакуль няма. Напішыце горад, і яго навіны будуць прыходзіць сюды.
mine-line =
    📍 <b>{ $covers }</b>
    { $when } · наступны: { $next }
mine-paused-person =
    📍 <b>{ $covers }</b>
    { $when } · прыпынена
mine-paused-topic =
    📍 <b>{ $covers }</b>
    { $when } · прыпынена: тэма форуму закрытая
mine-removed = Падпіска выдалена: { $place }. Вярнуць яе можна на працягу сутак.

when-ask = Як часта дасылаць?
when-ask-hours = Адзначце гадзіны, калі дасылаць.
toast-all-quiet = Усе гэтыя гадзіны ціхія: дайджэст не прыйдзе. Ціхія гадзіны — у наладах.

button-add-place = Дадаць горад
button-pause-all = Прыпыніць усё
button-resume-all = Аднавіць усё
button-when = Калі
button-now = Навіны зараз
button-pause = Прыпыніць
button-resume = Аднавіць
button-remove = Выдаліць
button-city-only = Толькі горад
button-with-region = З вобласцю
button-hourly = Кожную гадзіну
button-three-hours = Раз на тры гадзіны
button-twice = Раніцай і ўвечары
button-daily = Раз на дзень
button-by-hours = Па гадзінах
button-days-all = Усе дні
button-days-work = Будні
button-days-free = Выхадныя
now-which = Якога горада?
button-hour = За гадзіну
button-three = За 3 гадзіны
button-day = За суткі
