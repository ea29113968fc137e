### Дайджест і новина. Імена та заголовки надходять уже очищеними.

# $place (String) - що за місце; $window (String) - які години
digest-heading = 🗞 <b>{ $place }</b> · { $window }
# $place, $region (String) - назви в називному відмінку
digest-place-and-region = { $place } та { $region }
# $from, $to (String) - години й хвилини
digest-window-hour = { $from }–{ $to }
digest-window-hours = з { $from } до { $to }
digest-window-night = з { $from } вчора до { $to }
digest-hour-empty =
    { $hours ->
        [1] За цю годину новин не було.
       *[other] За ці години новин не було.
    }
digest-part-around = У регіоні за цей час
digest-part-earlier = Раніше сьогодні
digest-part-day = За останню добу
digest-update = ↻ оновлюється
digest-readers = 👤 <b>Новини читачів</b>
digest-nothing = За добу новин не було: { $place }.
digest-footer =
    { $count ->
        [one] { $count } джерело · зібрано о { $time }
        [few] { $count } джерела · зібрано о { $time }
       *[many] { $count } джерел · зібрано о { $time }
    }
digest-button-more = Ще
digest-button-schedule = Розклад
digest-button-add = Додати новину
digest-button-readers = 👤 Новини читачів
digest-button-open = Відкрити в боті

# $count (Number) - скільки джерел
story-sources =
    { $count ->
        [one] { $count } джерело
        [few] { $count } джерела
       *[many] { $count } джерел
    }
story-more-sources =
    { $count ->
        [one] ще { $count } джерело
        [few] ще { $count } джерела
       *[many] ще { $count } джерел
    }
story-untitled = Без заголовка
story-who = <b>Хто пише</b>
story-witnesses = 👤 <b>Очевидці</b>
story-button-why = Чому тут
story-button-share = Поділитися
story-button-back = ‹ До дайджесту
# $count (Number) - джерела; $minutes (Number) - за скільки хвилин вони написали
why-sources =
    { $count ->
        [one] пише { $count } джерело
        [few] пишуть { $count } джерела
       *[many] пишуть { $count } джерел
    }
why-minutes =
    { $minutes ->
        [one] за { $minutes } хвилину
        [few] за { $minutes } хвилини
       *[many] за { $minutes } хвилин
    }
why-hours =
    { $hours ->
        [one] за { $hours } годину
        [few] за { $hours } години
       *[many] за { $hours } годин
    }
why-local = місцева новина
why-named = у тексті названо місце: { $place }
why-home = місце джерела: { $place }
why-votes = { $count } 👍
reader-anonymous = без імені
# $time, $date (String)
time-yesterday = учора, { $time }
time-date = { $date }, { $time }
notice-topic-closed = Тему закрито або видалено, тому дайджест ({ $place }) туди більше не надходить. Щоб отримувати його в іншій темі, напишіть у ній /subscribe.
