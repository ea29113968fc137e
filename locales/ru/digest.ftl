### Дайджест и новость. Имена и заголовки приходят уже очищенными.

# $place (String) - что за место; $window (String) - какие часы
digest-heading = 🗞 <b>{ $place }</b> · { $window }
# $place, $region (String) - названия в именительном падеже
digest-place-and-region = { $place } и { $region }
# $from, $to (String) - часы и минуты
digest-window-hour = { $from }–{ $to }
digest-window-hours = с { $from } до { $to }
digest-window-night = с { $from } вчера до { $to }
digest-hour-empty =
    { $hours ->
        [1] За этот час новостей не было.
       *[other] За эти часы новостей не было.
    }
digest-part-around = В регионе за это время
digest-part-earlier = Раньше сегодня
digest-part-day = За последние сутки
digest-update = ↻ обновляется
digest-readers = 👤 <b>Новости читателей</b>
digest-nothing = За сутки новостей не было: { $place }.
digest-footer =
    { $count ->
        [one] { $count } источник · собрано в { $time }
        [few] { $count } источника · собрано в { $time }
       *[many] { $count } источников · собрано в { $time }
    }
digest-button-more = Ещё
digest-button-schedule = Расписание
digest-button-add = Добавить новость
digest-button-readers = 👤 Новости читателей
digest-button-open = Открыть в боте

# $count (Number) - сколько источников
story-sources =
    { $count ->
        [one] { $count } источник
        [few] { $count } источника
       *[many] { $count } источников
    }
story-more-sources =
    { $count ->
        [one] ещё { $count } источник
        [few] ещё { $count } источника
       *[many] ещё { $count } источников
    }
story-untitled = Без заголовка
story-who = <b>Кто пишет</b>
story-witnesses = 👤 <b>Очевидцы</b>
story-button-why = Почему здесь
story-button-share = Поделиться
story-button-back = ‹ К дайджесту
# $count (Number) - источники; $minutes (Number) - за сколько минут они написали
why-sources =
    { $count ->
        [one] пишет { $count } источник
        [few] пишут { $count } источника
       *[many] пишут { $count } источников
    }
why-minutes =
    { $minutes ->
        [one] за { $minutes } минуту
        [few] за { $minutes } минуты
       *[many] за { $minutes } минут
    }
why-hours =
    { $hours ->
        [one] за { $hours } час
        [few] за { $hours } часа
       *[many] за { $hours } часов
    }
why-local = местная новость
# $place (String) - название в именительном падеже
why-named = в тексте названо место: { $place }
why-home = место источника: { $place }
why-votes = { $count } 👍
reader-anonymous = без имени
# $time, $date (String)
time-yesterday = вчера, { $time }
time-date = { $date }, { $time }
notice-topic-closed = Тема закрыта или удалена, поэтому дайджест ({ $place }) туда больше не приходит. Чтобы получать его в другой теме, напишите в ней /subscribe.
