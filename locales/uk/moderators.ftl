### Модераторам: людина, черга, журнал, ролі, список слів.

level-new = новий автор
level-known = знайомий автор
level-regular = постійний автор
level-trusted = довірений автор
person-counts =
    { $published ->
        [one] { $published } новина
        [few] { $published } новини
       *[many] { $published } новин
    }, знято { $upheld }
person-title = 👤 <a href="tg://user?id={ $id }"><b>{ $name }</b></a> · <code>{ $id }</code>
person-history = <b>Що було</b>
log-empty = Поки нічого не було.

button-warn = Попередити ›
button-mute = Мовчання ›
button-ban = Заборонити ›
button-lift = Зняти заборону
button-trust = ★ Довіряти
button-distrust = Не довіряти
button-history = Історія
ask-mute-days = На скільки днів не приймати новини?
ask-ban-days = Заборона надсилати новини: на скільки?
ask-sanction-reason = Чому? Причину побачить автор.
ask-ban-news = Заборонити надсилати новини { $time }. Прибрати й те, що вже опубліковано?
button-ban-only = Лише заборонити
button-ban-news = І прибрати новини
days-for-good = назавжди
days-count =
    { $count ->
        [one] на { $count } день
        [few] на { $count } дні
       *[many] на { $count } днів
    }
place-everywhere = усі місця
ago-moment = менше хвилини
ago-minutes = { $count } хв
ago-hours = { $count } год
ago-days = { $count } дн

role-moderator = модератор: { $place }
role-name-moderator = модератор
role-name-trusted = довірений автор
sanction-warning = попередження
sanction-mute = мовчання
sanction-ban = заборона
sanction-until = до: { $time }
sanction-over = уже не діє
actor-bot = бот

act-decide = рішення
act-undo = скасування рішення
act-close = справу закрито
act-headline = інший заголовок
act-place = інше місто
act-warn = попередження
act-mute = мовчання
act-ban = заборона
act-lift = заборону знято
act-grant = роль надано
act-revoke = роль знято
act-hide = новину приховано
act-word-added = слово в списку
act-word-removed = слово прибрано
log-case = справа № { $number }

toast-lifted = Заборону знято, автора повідомлено.
toast-nothing-lifted = Заборон зараз немає.
toast-trusted = Тепер довірений автор.
toast-distrusted = Більше не довірений автор.
toast-laid-warning = Попередження надіслано.
toast-laid-mute = Новини від автора не приймаються, його повідомлено.
toast-laid-ban = Авторові заборонено надсилати новини, його повідомлено.
error-person-operator = Це оператор бота: заборони на нього не діють.
error-operators-only = Це можуть лише оператори бота: їх перелічує налаштування ADMIN_IDS.
error-all-places-only = Це бачать модератори всіх місць, а у вас свої міста.

queue-title = <b>Чекають на рішення</b>
queue-empty = Усе вирішено, черга порожня.
queue-waiting = { $what }: { $count }, найдовше { $oldest }
queue-left = залишилося { $time }
queue-late = прострочено на { $time }
queue-done = <b>Вирішені справи</b>
queue-log = <b>Журнал</b>
queue-barred = <b>Кому заборонено надсилати новини</b>
queue-nobody-barred = Нікому.
button-queue-open = Чекають
button-queue-done = Вирішені
button-queue-log = Журнал
button-queue-bar = Заборони
button-to-queue = ‹ До черги

roles-title = <b>Модератори й довірені автори</b>
roles-empty = Поки нікого. Учасники чату модераторів вирішують і без ролі.
role-line = { $name } — { $role }
role-which = Яку роль надати?
button-role-add = Додати
button-role-place = Модератор міста
button-role-all = Модератор усіх
button-role-trusted = Довірений автор
button-role-revoke = Зняти роль
role-link =
    { $role }

    Перешліть це посилання тому, хто отримає роль. Воно спрацює один раз, протягом двох діб:
    { $link }
role-ask-place = Модератор якого міста, регіону чи країни? Напишіть назву. Передумали — /cancel
role-place-which = Напишіть точніше. Можливо: { $places }
role-accepted-trusted = Тепер ви довірений автор: ваші новини виходять одразу.
role-accepted-moderator = Тепер ви модератор: { $place }. Новини на перевірку надходитимуть сюди, черга — /queue
toast-role-revoked = Роль знято.
error-invitation-gone = Це посилання вже використано або застаріло. Попросіть нове.
error-role-gone = Цієї ролі вже немає: /moderators

button-words = Слова
words-title = <b>Слова, яких не має бути в новинах</b>
words-empty = Список порожній.
word-line = ✕ { $word }
word-line-holds = ? { $word } — спершу модераторові
words-which = Надішліть слова або вислови, по одному в рядку. З «?» попереду новину не відхиляють, а передають модераторові. Передумали — /cancel
button-word-stop = Не приймати
button-word-hold = Модераторові
toast-word-removed = Слово прибрано.
error-word-gone = Цього слова в списку вже немає.

command-queue = Що чекає на рішення
command-moderators = Ролі та слова
