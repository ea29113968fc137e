### Words and buttons that several screens share. A button has at most 20 characters.

language-name = English

toast-unchanged = It is so already.
button-back = ‹ Back
button-cancel = Cancel
button-undo = Undo
button-no = No, thanks
button-schedule = Schedule
button-settings = Settings
button-add-news = Add news

command-now = News right now
command-mine = My subscriptions
command-add = Tell the city something
command-readers = News from readers
command-settings = Settings
command-help = What the bot can do
command-about = About the bot
command-forget = Delete my data
command-subscribe = Subscribe to a city

day-tomorrow = tomorrow, { $time }
day-yesterday = yesterday, { $time }
day-date = { $day }.{ $month }, { $time }

day-0 = Mon
day-1 = Tue
day-2 = Wed
day-3 = Thu
day-4 = Fri
day-5 = Sat
day-6 = Sun
days-work = on weekdays
days-weekend = at weekends

when-hourly = hourly from { $first }:00 to { $last }:00
when-three-hours = every three hours from { $first }:00 to { $last }:00
when-twice = morning and evening
when-daily = once a day at { $hour }:00
when-own = at these hours: { $hours }
when-always = hourly, day and night
when-never = never: all hours are quiet
