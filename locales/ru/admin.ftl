### Операторам бота: /admin.

# $time (String) - который час
admin-sending = <b>Отправка</b> · { $time }
button-refresh = Обновить
toast-refreshed = Обновлено

admin-waiting = Ждут отправки:
# $count (Number) - сколько ждёт
admin-lane-digest = дайджесты: { $count }
admin-lane-alert = срочные оповещения: { $count }
admin-lane-notice = сообщения бота: { $count }
admin-lane-revision = правки прежних дайджестов: { $count }
admin-nothing-waits = Ничего не ждёт отправки.
# $minutes (Number) - сколько минут ждёт самое давнее
admin-oldest =
    { $minutes ->
        [0] Самое давнее ждёт меньше минуты.
        [one] Самое давнее ждёт { $minutes } минуту.
        [few] Самое давнее ждёт { $minutes } минуты.
       *[many] Самое давнее ждёт { $minutes } минут.
    }
# $minutes (Number) - на сколько минут ещё хватит
admin-left =
    { $minutes ->
        [one] Осталось примерно на { $minutes } минуту.
        [few] Осталось примерно на { $minutes } минуты.
       *[many] Осталось примерно на { $minutes } минут.
    }
# $count (Number) - сколько отложено на потом
admin-later = Отложено на потом: { $count }

# $count (Number) - сколько сообщений
admin-hour = За час отправлено: { $count }
# $rate, $allowed (Number) - сообщений в секунду
admin-rate = Сейчас в секунду: { $rate }, можно { $allowed }
admin-nobody-sends = Сейчас никто не отправляет: бот остановлен или только что запущен.
# $count (Number) - сколько экземпляров отправляют
admin-instances = Экземпляров: { $count }

# $percent (Number) - сколько процентов полной скорости
admin-slowed = После отказов Telegram скорость снижена до { $percent } %, она вернётся сама.
# $time (String) - до какого часа ждать
admin-paused = Telegram просит подождать до { $time }.
# $count (Number) - сколько раз за час
admin-flood = Просил подождать за час: { $count }
admin-no-answer = Без ответа за час, пробуем снова: { $count }
admin-dropped = Не доставлено за час: { $count }

# $count (Number) - сколько чатов
admin-gone = Недоступных чатов: { $count }
admin-gone-blocked = заблокировали бота: { $count }
admin-gone-deactivated = удалены: { $count }
admin-gone-kicked = убрали бота: { $count }
admin-gone-not-found = не найдены: { $count }
admin-gone-no-rights = не дают писать: { $count }
admin-gone-other = по другой причине: { $count }
# $count (Number) - сколько подписок
admin-topics = Подписок в закрытых темах: { $count }
