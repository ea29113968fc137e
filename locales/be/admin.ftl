### Аператарам бота: /admin.

# $time (String) - каторая гадзіна
admin-sending = <b>Адпраўка</b> · { $time }
button-refresh = Абнавіць
toast-refreshed = Абноўлена

admin-waiting = Чакаюць адпраўкі:
# $count (Number) - колькі чакае
admin-lane-digest = дайджэсты: { $count }
admin-lane-alert = тэрміновыя апавяшчэнні: { $count }
admin-lane-notice = паведамленні бота: { $count }
admin-lane-revision = праўкі ранейшых дайджэстаў: { $count }
admin-nothing-waits = Нішто не чакае адпраўкі.
# $minutes (Number) - колькі хвілін чакае самае даўняе
admin-oldest =
    { $minutes ->
        [0] Самае даўняе чакае менш за хвіліну.
        [one] Самае даўняе чакае { $minutes } хвіліну.
        [few] Самае даўняе чакае { $minutes } хвіліны.
       *[many] Самае даўняе чакае { $minutes } хвілін.
    }
# $minutes (Number) - на колькі хвілін яшчэ хопіць
admin-left =
    { $minutes ->
        [one] Засталося прыкладна на { $minutes } хвіліну.
        [few] Засталося прыкладна на { $minutes } хвіліны.
       *[many] Засталося прыкладна на { $minutes } хвілін.
    }
# $count (Number) - колькі адкладзена
admin-later = Адкладзена на потым: { $count }

# $count (Number) - колькі паведамленняў
admin-hour = За гадзіну адпраўлена: { $count }
# $rate, $allowed (Number) - паведамленняў за секунду
admin-rate = Зараз за секунду: { $rate }, можна { $allowed }
admin-nobody-sends = Зараз ніхто не адпраўляе: бот спынены або толькі што запушчаны.
# $count (Number) - колькі экземпляраў адпраўляюць
admin-instances = Экземпляраў: { $count }

# $percent (Number) - колькі працэнтаў поўнай хуткасці
admin-slowed = Пасля адмоў Telegram хуткасць зніжана да { $percent } %, яна вернецца сама.
# $time (String) - да якой гадзіны чакаць
admin-paused = Telegram просіць пачакаць да { $time }.
# $count (Number) - колькі разоў за гадзіну
admin-flood = Прасіў пачакаць за гадзіну: { $count }
admin-no-answer = Без адказу за гадзіну, спрабуем зноў: { $count }
admin-dropped = Не дастаўлена за гадзіну: { $count }

# $count (Number) - колькі чатаў
admin-gone = Недаступных чатаў: { $count }
admin-gone-blocked = заблакіравалі бота: { $count }
admin-gone-deactivated = выдалены: { $count }
admin-gone-kicked = прыбралі бота: { $count }
admin-gone-not-found = не знойдзены: { $count }
admin-gone-no-rights = не даюць пісаць: { $count }
admin-gone-other = па іншай прычыне: { $count }
# $count (Number) - колькі падпісак
admin-topics = Падпісак у закрытых тэмах: { $count }
