### Своё: список присланного, что с ним стало, что можно сделать. Кнопка не длиннее 20 знаков.

own-title = <b>Что вы прислали</b>
own-empty = Вы пока ничего не присылали. Расскажите городу новость или подайте объявление.
# $number (String) - номер; $sign (String) - значок состояния; $title (String); $fares (String) - как дела
own-line =
    { $number }. { $sign } { $title }
    { $fares }
own-state-published = опубликовано
own-state-held = ждёт модератора
own-state-withdrawn = отозвано
own-state-hidden = скрыто модератором
own-state-rejected = не прошло проверку
own-state-expired = срок прошёл
own-state-sold = продано
# $time (String) - когда закончится
own-until = Стоит до: { $time }
own-attached = Показано и под новостью изданий о том же событии.
# $reason (String) - что сказал модератор
own-reason = Модератор: { $reason }

button-own-edit = Изменить
button-own-withdraw = Отозвать
button-own-sell = Продано
button-own-renew = Продлить
button-own-restore = Вернуть
button-own-detach = Это о другом
button-add-ad = Подать объявление

error-renew-early = Продлить можно за три дня до конца срока.
