### Своє: список надісланого, що з ним сталося, що можна зробити.

own-title = <b>Що ви надіслали</b>
own-empty = Ви поки що нічого не надсилали. Розкажіть місту новину або подайте оголошення.
own-line =
    { $number }. { $sign } { $title }
    { $fares }
own-state-published = опубліковано
own-state-held = чекає на модератора
own-state-withdrawn = відкликано
own-state-hidden = приховано модератором
own-state-rejected = не пройшло перевірку
own-state-expired = строк минув
own-state-sold = продано
own-until = Стоїть до: { $time }
own-attached = Показано й під новиною видань про ту саму подію.
own-reason = Модератор: { $reason }

button-own-edit = Змінити
button-own-withdraw = Відкликати
button-own-sell = Продано
button-own-renew = Продовжити
button-own-restore = Повернути
button-own-detach = Це про інше
button-add-ad = Подати оголошення

error-renew-early = Продовжити можна за три дні до кінця строку.
