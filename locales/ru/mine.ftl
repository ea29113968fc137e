### Подписки: список, одна, расписание.

mine-title = <b>Ваши подписки</b>
mine-empty = Подписок пока нет. Напишите город, и его новости будут приходить сюда.
# $covers (String) - что входит; $when (String) - когда приходит; $next (String) - следующий дайджест
mine-line =
    📍 <b>{ $covers }</b>
    { $when } · следующий: { $next }
mine-paused-person =
    📍 <b>{ $covers }</b>
    { $when } · приостановлена
mine-paused-topic =
    📍 <b>{ $covers }</b>
    { $when } · приостановлена: тема форума закрыта
# $place (String) - название
mine-removed = Подписка удалена: { $place }. Вернуть её можно в течение суток.

when-ask = Как часто присылать?
when-ask-hours = Отметьте часы, в которые присылать.
toast-all-quiet = Все эти часы тихие: дайджест не придёт. Тихие часы — в настройках.

button-add-place = Добавить город
button-pause-all = Приостановить всё
button-resume-all = Возобновить всё
button-when = Когда
button-now = Новости сейчас
button-pause = Приостановить
button-resume = Возобновить
button-remove = Удалить
button-city-only = Только город
button-with-region = С областью
button-hourly = Каждый час
button-three-hours = Раз в три часа
button-twice = Утром и вечером
button-daily = Раз в день
button-by-hours = По часам
button-days-all = Все дни
button-days-work = Будни
button-days-free = Выходные
now-which = Какого города?
button-hour = За час
button-three = За 3 часа
button-day = За сутки
