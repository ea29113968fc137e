### Слова и кнопки, которые нужны нескольким экранам. Кнопка не длиннее 20 знаков.

language-name = Русский

toast-unchanged = Так уже и есть.
button-back = ‹ Назад
button-cancel = Отмена
button-undo = Вернуть
button-no = Не нужно
button-schedule = Расписание
button-settings = Настройки
button-add-news = Добавить новость

# Меню команд
command-now = Новости сейчас
command-mine = Мои подписки
command-add = Рассказать новость
command-readers = Новости читателей
command-settings = Настройки
command-help = Что умеет бот
command-about = О боте
command-forget = Удалить мои данные
command-subscribe = Подписаться на город

# $time (String) - часы и минуты; $day (Number) и $month (String) - число и месяц цифрами
day-tomorrow = завтра, { $time }
day-yesterday = вчера, { $time }
day-date = { $day }.{ $month }, { $time }

day-0 = пн
day-1 = вт
day-2 = ср
day-3 = чт
day-4 = пт
day-5 = сб
day-6 = вс
days-work = по будням
days-weekend = по выходным

# Когда приходит дайджест; продолжает фразу. $first, $last, $hour (Number) - часы; $hours (String) - их список
when-hourly = каждый час с { $first } до { $last }
when-three-hours = раз в три часа с { $first } до { $last }
when-twice = утром и вечером
when-daily = раз в день в { $hour }:00
when-own = по часам: { $hours }
when-always = каждый час, круглосуточно
when-never = никогда: все часы тихие
