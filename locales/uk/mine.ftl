### Підписки: список, одна, розклад.

mine-title = <b>Ваші підписки</b>
mine-empty = Підписок поки немає. Напишіть місто, і його новини надходитимуть сюди.
mine-line =
    📍 <b>{ $covers }</b>
    { $when } · наступний: { $next }
mine-paused-person =
    📍 <b>{ $covers }</b>
    { $when } · призупинено
mine-paused-topic =
    📍 <b>{ $covers }</b>
    { $when } · призупинено: тему форуму закрито
mine-removed = Підписку видалено: { $place }. Повернути її можна впродовж доби.

when-ask = Як часто надсилати?
when-ask-hours = Позначте години, о яких надсилати.
toast-all-quiet = Усі ці години тихі: дайджест не надійде. Тихі години — у налаштуваннях.

button-add-place = Додати місто
button-pause-all = Призупинити все
button-resume-all = Відновити все
button-when = Коли
button-now = Новини зараз
button-pause = Призупинити
button-resume = Відновити
button-remove = Видалити
button-city-only = Лише місто
button-with-region = З областю
button-hourly = Щогодини
button-three-hours = Раз на 3 години
button-twice = Уранці та ввечері
button-daily = Раз на день
button-by-hours = За годинами
button-days-all = Усі дні
button-days-work = Будні
button-days-free = Вихідні
now-which = Якого міста?
button-hour = За годину
button-three = За 3 години
button-day = За добу
