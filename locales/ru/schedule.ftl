### «Когда»: расписание одной подписки.

when-ask-days = Отметьте дни, в которые присылать.
when-ask-times = Сколько раз в день присылать? Часы распределятся поровну с утра до вечера.
# $count (Number) - сколько раз; $hours (String) - их список
when-times =
    { $count ->
        [one] { $count } раз в день: { $hours }
        [few] { $count } раза в день: { $hours }
       *[many] { $count } раз в день: { $hours }
    }
toast-schedule-reset = Расписание такое, как было в начале.

# $time (String) - часы и минуты
day-on-0 = в понедельник, { $time }
day-on-1 = во вторник, { $time }
day-on-2 = в среду, { $time }
day-on-3 = в четверг, { $time }
day-on-4 = в пятницу, { $time }
day-on-5 = в субботу, { $time }
day-on-6 = в воскресенье, { $time }

button-by-times = Сколько раз
button-by-days = По дням
error-last-day = Нужен хотя бы один день. Чтобы ничего не приходило, приостановите подписку.
error-busy = Кто-то меняет это одновременно с вами. Нажмите ещё раз.
