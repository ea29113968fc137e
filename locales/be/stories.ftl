### Навіна паміж дайджэстамі: тэрміновае, сачэнне, чаму тут, «не тая навіна».

# $place (String) - назва ў назоўным склоне
alert-heading = 🔔 Тэрмінова · { $place }
# $count (Number) - колькі крыніц дадалося
follow-heading =
    { $count ->
        [one] 🔔 Вы сочыце: яшчэ { $count } крыніца
        [few] 🔔 Вы сочыце: яшчэ { $count } крыніцы
       *[many] 🔔 Вы сочыце: яшчэ { $count } крыніц
    }
told-button-open = Хто піша
follow-button = 🔔 Сачыць
follow-button-stop = 🔕 Не сачыць
follow-on = Напішу, калі з’явяцца новыя крыніцы. Суткі цішыні — і сачэнне скончыцца само.
follow-off = Больш не сачу за гэтай навінай.
more-button-back = ‹ Да навіны

why-heading = Чаму тут
# $value (String) - множнік
why-part-sources = Крыніцы: × { $value }
why-part-fresh = Свежасць: × { $value }
why-part-local = Блізкасць: × { $value }
why-part-growth = Рост за гадзіну: × { $value }
# $up, $down (Number) - галасы
why-part-votes = Ацэнкі (👍 { $up }, 👎 { $down }): × { $value }
why-part-kind = Навіна, а не рэклама і не гараскоп: × { $value }
why-product = Усё разам: <b>{ $value }</b>
why-button-story = ‹ Да навіны
why-no-digest = Тут яшчэ не было дайджэста. Пакажу яго па камандзе /now, а потым растлумачу па /why.
why-which = Напішыце нумар навіны з апошняга дайджэста, напрыклад /why 3.

doubt-button = Не тая навіна
doubt-which = Які артыкул тут пра іншае?
doubt-alone = Пра гэту навіну піша адна крыніца, аддзяляць няма чаго.
doubt-gone = Гэтага артыкула тут ужо няма.
doubt-thanks = Дзякуй. Калі так скажуць яшчэ некалькі чалавек, артыкул пойдзе з гэтай навіны.
doubt-again = Вы ўжо казалі пра гэты артыкул. Дзякуй.

vote-counted = Улічана
vote-taken-back = Адзнака знята

button-alerts-off = 🔔 Тэрміновае: не
button-alerts-day = 🔔 Тэрміновае: днём
button-alerts-always = 🔔 Тэрмінова: заўжды
command-why = Чаму навіна ў дайджэсце
