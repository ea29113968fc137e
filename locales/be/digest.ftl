### Дайджэст і навіна. Імёны і загалоўкі прыходзяць ужо ачышчанымі.

# $place (String) - што за месца; $window (String) - якія гадзіны
digest-heading = 🗞 <b>{ $place }</b> · { $window }
# $place, $region (String) - назвы ў назоўным склоне
digest-place-and-region = { $place } і { $region }
# $from, $to (String) - гадзіны і хвіліны
digest-window-hour = { $from }–{ $to }
digest-window-hours = з { $from } да { $to }
digest-window-night = з { $from } учора да { $to }
digest-hour-empty =
    { $hours ->
        [1] За гэту гадзіну навін не было.
       *[other] За гэтыя гадзіны навін не было.
    }
digest-part-around = У рэгіёне за гэты час
digest-part-earlier = Раней сёння
digest-part-day = За апошнія суткі
digest-update = ↻ абнаўляецца
digest-readers = 👤 <b>Навіны чытачоў</b>
digest-nothing = За суткі навін не было: { $place }.
digest-footer =
    { $count ->
        [one] { $count } крыніца · сабрана ў { $time }
        [few] { $count } крыніцы · сабрана ў { $time }
       *[many] { $count } крыніц · сабрана ў { $time }
    }
digest-button-more = Яшчэ
digest-button-schedule = Расклад
digest-button-add = Дадаць навіну
digest-button-readers = 👤 Навіны чытачоў
digest-button-open = Адкрыць у боце

# $count (Number) - колькі крыніц
story-sources =
    { $count ->
        [one] { $count } крыніца
        [few] { $count } крыніцы
       *[many] { $count } крыніц
    }
story-more-sources =
    { $count ->
        [one] яшчэ { $count } крыніца
        [few] яшчэ { $count } крыніцы
       *[many] яшчэ { $count } крыніц
    }
story-untitled = Без загалоўка
story-who = <b>Хто піша</b>
story-witnesses = 👤 <b>Відавочцы</b>
story-button-why = Чаму тут
story-button-share = Падзяліцца
story-button-back = ‹ Да дайджэста
# $count (Number) - крыніцы; $minutes (Number) - за колькі хвілін яны напісалі
why-sources =
    { $count ->
        [one] піша { $count } крыніца
        [few] пішуць { $count } крыніцы
       *[many] пішуць { $count } крыніц
    }
why-minutes =
    { $minutes ->
        [one] за { $minutes } хвіліну
        [few] за { $minutes } хвіліны
       *[many] за { $minutes } хвілін
    }
why-hours =
    { $hours ->
        [one] за { $hours } гадзіну
        [few] за { $hours } гадзіны
       *[many] за { $hours } гадзін
    }
why-local = мясцовая навіна
why-named = у тэксце названа месца: { $place }
why-home = месца крыніцы: { $place }
why-votes = { $count } 👍
reader-anonymous = без імя
# $time, $date (String)
time-yesterday = учора, { $time }
time-date = { $date }, { $time }
notice-topic-closed = Тэму закрылі або выдалілі, таму дайджэст ({ $place }) туды больш не прыходзіць. Каб атрымліваць яго ў іншай тэме, напішыце ў ёй /subscribe.
