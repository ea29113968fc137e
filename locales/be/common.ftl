### Словы і кнопкі, патрэбныя некалькім экранам. Кнопка не даўжэйшая за 20 знакаў.

language-name = Беларуская

toast-unchanged = Так ужо і ёсць.
button-back = ‹ Назад
button-cancel = Скасаваць
button-undo = Вярнуць
button-no = Не трэба
button-schedule = Расклад
button-settings = Налады
button-add-news = Дадаць навіну

command-now = Навіны зараз
command-mine = Мае падпіскі
command-add = Расказаць навіну
command-readers = Навіны чытачоў
command-settings = Налады
command-help = Што ўмее бот
command-about = Пра бота
command-forget = Выдаліць мае даныя
command-subscribe = Падпісацца на горад

day-tomorrow = заўтра, { $time }
day-yesterday = учора, { $time }
day-date = { $day }.{ $month }, { $time }

day-0 = пн
day-1 = аў
day-2 = ср
day-3 = чц
day-4 = пт
day-5 = сб
day-6 = нд
days-work = па буднях
days-weekend = па выхадных

when-hourly = кожную гадзіну з { $first } да { $last }
when-three-hours = раз на тры гадзіны з { $first } да { $last }
when-twice = раніцай і ўвечары
when-daily = раз на дзень а { $hour }:00
when-own = па гадзінах: { $hours }
when-always = кожную гадзіну, кругласутачна
when-never = ніколі: усе гадзіны ціхія
