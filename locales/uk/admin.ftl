### Операторам бота: /admin.

# $time (String) - котра година
admin-sending = <b>Надсилання</b> · { $time }
button-refresh = Оновити
toast-refreshed = Оновлено

admin-waiting = Чекають на надсилання:
# $count (Number) - скільки чекає
admin-lane-digest = дайджести: { $count }
admin-lane-alert = термінові сповіщення: { $count }
admin-lane-notice = повідомлення бота: { $count }
admin-lane-revision = правки попередніх дайджестів: { $count }
admin-nothing-waits = Ніщо не чекає на надсилання.
# $minutes (Number) - скільки хвилин чекає найдавніше
admin-oldest =
    { $minutes ->
        [0] Найдавніше чекає менше хвилини.
        [one] Найдавніше чекає { $minutes } хвилину.
        [few] Найдавніше чекає { $minutes } хвилини.
       *[many] Найдавніше чекає { $minutes } хвилин.
    }
# $minutes (Number) - на скільки хвилин ще вистачить
admin-left =
    { $minutes ->
        [one] Лишилося приблизно на { $minutes } хвилину.
        [few] Лишилося приблизно на { $minutes } хвилини.
       *[many] Лишилося приблизно на { $minutes } хвилин.
    }
# $count (Number) - скільки відкладено
admin-later = Відкладено на потім: { $count }

# $count (Number) - скільки повідомлень
admin-hour = За годину надіслано: { $count }
# $rate, $allowed (Number) - повідомлень за секунду
admin-rate = Зараз за секунду: { $rate }, можна { $allowed }
admin-nobody-sends = Зараз ніхто не надсилає: бота зупинено або щойно запущено.
# $count (Number) - скільки екземплярів надсилають
admin-instances = Екземплярів: { $count }

# $percent (Number) - скільки відсотків повної швидкості
admin-slowed = Після відмов Telegram швидкість знижено до { $percent } %, вона повернеться сама.
# $time (String) - до котрої години чекати
admin-paused = Telegram просить зачекати до { $time }.
# $count (Number) - скільки разів за годину
admin-flood = Просив зачекати за годину: { $count }
admin-no-answer = Без відповіді за годину, пробуємо знову: { $count }
admin-dropped = Не доставлено за годину: { $count }

# $count (Number) - скільки чатів
admin-gone = Недоступних чатів: { $count }
admin-gone-blocked = заблокували бота: { $count }
admin-gone-deactivated = видалені: { $count }
admin-gone-kicked = прибрали бота: { $count }
admin-gone-not-found = не знайдені: { $count }
admin-gone-no-rights = не дають писати: { $count }
admin-gone-other = з іншої причини: { $count }
# $count (Number) - скільки підписок
admin-topics = Підписок у закритих темах: { $count }
