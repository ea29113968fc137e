### Новина між дайджестами: термінове, стеження, чому тут, «не та новина».

# $place (String) - назва в називному відмінку
alert-heading = 🔔 Терміново · { $place }
# $count (Number) - скільки джерел додалося
follow-heading =
    { $count ->
        [one] 🔔 Ви стежите: ще { $count } джерело
        [few] 🔔 Ви стежите: ще { $count } джерела
       *[many] 🔔 Ви стежите: ще { $count } джерел
    }
told-button-open = Хто пише
follow-button = 🔔 Стежити
follow-button-stop = 🔕 Не стежити
follow-on = Напишу, коли з’являться нові джерела. Доба тиші — і стеження скінчиться саме.
follow-off = Більше не стежу за цією новиною.
more-button-back = ‹ До новини

why-heading = Чому тут
# $value (String) - множник
why-part-sources = Джерела: × { $value }
why-part-fresh = Свіжість: × { $value }
why-part-local = Близькість: × { $value }
why-part-growth = Зростання за годину: × { $value }
# $up, $down (Number) - голоси
why-part-votes = Оцінки (👍 { $up }, 👎 { $down }): × { $value }
why-part-kind = Новина, а не реклама й не гороскоп: × { $value }
why-product = Усе разом: <b>{ $value }</b>
why-button-story = ‹ До новини
why-no-digest = Тут ще не було дайджесту. Покажу його за командою /now, а потім поясню за /why.
why-which = Напишіть номер новини з останнього дайджесту, наприклад /why 3.

doubt-button = Не та новина
doubt-which = Яка стаття тут про інше?
doubt-alone = Про цю новину пише одне джерело, відділяти нічого.
doubt-gone = Цієї статті тут уже немає.
doubt-thanks = Дякую. Якщо так скажуть іще кілька людей, стаття піде з цієї новини.
doubt-again = Ви вже казали про цю статтю. Дякую.

vote-counted = Враховано
vote-taken-back = Позначку знято

button-alerts-off = 🔔 Термінове: ні
button-alerts-day = 🔔 Термінове: вдень
button-alerts-always = 🔔 Термінове: завжди
command-why = Чому новина в дайджесті
