### Новость между дайджестами: срочное, слежение, почему здесь, «не та новость».

# $place (String) - название в именительном падеже
alert-heading = 🔔 Срочно · { $place }
# $count (Number) - сколько источников прибавилось
follow-heading =
    { $count ->
        [one] 🔔 Вы следите: ещё { $count } источник
        [few] 🔔 Вы следите: ещё { $count } источника
       *[many] 🔔 Вы следите: ещё { $count } источников
    }
told-button-open = Кто пишет
follow-button = 🔔 Следить
follow-button-stop = 🔕 Не следить
follow-on = Напишу, когда появятся новые источники. Сутки тишины — и слежение закончится само.
follow-off = Больше не слежу за этой новостью.
more-button-back = ‹ К новости

why-heading = Почему здесь
# $value (String) - множитель
why-part-sources = Источники: × { $value }
why-part-fresh = Свежесть: × { $value }
why-part-local = Близость: × { $value }
why-part-growth = Рост за час: × { $value }
# $up, $down (Number) - голоса
why-part-votes = Оценки (👍 { $up }, 👎 { $down }): × { $value }
why-part-kind = Новость, а не реклама и не гороскоп: × { $value }
why-product = Всё вместе: <b>{ $value }</b>
why-button-story = ‹ К новости
why-no-digest = Здесь ещё не было дайджеста. Покажу его по команде /now, а потом объясню по /why.
why-which = Напишите номер новости из последнего дайджеста, например /why 3.

doubt-button = Не та новость
doubt-which = Какая статья здесь о другом?
doubt-alone = Об этой новости пишет один источник, отделять нечего.
doubt-gone = Этой статьи здесь уже нет.
doubt-thanks = Спасибо. Если так скажут ещё несколько человек, статья уйдёт из этой новости.
doubt-again = Вы уже говорили об этой статье. Спасибо.

vote-counted = Учтено
vote-taken-back = Отметка снята

button-alerts-off = 🔔 Срочное: нет
button-alerts-day = 🔔 Срочное: днём
button-alerts-always = 🔔 Срочное: всегда
command-why = Почему новость в дайджесте
