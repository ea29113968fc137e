### Слова й кнопки, потрібні кільком екранам. Кнопка не довша за 20 знаків.

language-name = Українська

toast-unchanged = Так уже і є.
button-back = ‹ Назад
button-cancel = Скасувати
button-undo = Повернути
button-no = Не треба
button-schedule = Розклад
button-settings = Налаштування
button-add-news = Додати новину

command-now = Новини зараз
command-mine = Мої підписки
command-add = Розповісти новину
command-readers = Новини читачів
command-settings = Налаштування
command-help = Що вміє бот
command-about = Про бота
command-forget = Видалити мої дані
command-subscribe = Підписатися на місто

day-tomorrow = завтра, { $time }
day-yesterday = учора, { $time }
day-date = { $day }.{ $month }, { $time }

day-0 = пн
day-1 = вт
day-2 = ср
day-3 = чт
day-4 = пт
day-5 = сб
day-6 = нд
days-work = у будні
days-weekend = у вихідні

when-hourly = щогодини з { $first } до { $last }
when-three-hours = раз на три години з { $first } до { $last }
when-twice = уранці та ввечері
when-daily = раз на день о { $hour }:00
when-own = за годинами: { $hours }
when-always = щогодини, цілодобово
when-never = ніколи: усі години тихі
