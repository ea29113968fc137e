### Модераторам: человек, очередь, журнал, роли, список слов.

# Уровни доверия
level-new = новый автор
level-known = знакомый автор
level-regular = постоянный автор
level-trusted = доверенный автор
# $published, $upheld (Number) - сколько опубликовано и сколько снято модераторами
person-counts =
    { $published ->
        [one] { $published } новость
        [few] { $published } новости
       *[many] { $published } новостей
    }, снято { $upheld }
# $name, $id (String) - имя и номер человека в Telegram
person-title = 👤 <a href="tg://user?id={ $id }"><b>{ $name }</b></a> · <code>{ $id }</code>
person-history = <b>Что было</b>
log-empty = Пока ничего не было.

button-warn = Предупредить ›
button-mute = Молчание ›
button-ban = Запретить ›
button-lift = Снять запрет
button-trust = ★ Доверять
button-distrust = Не доверять
button-history = История
ask-mute-days = На сколько дней не принимать новости?
ask-ban-days = Запрет присылать новости: на сколько?
ask-sanction-reason = Почему? Причину увидит автор.
# $time (String) - на сколько
ask-ban-news = Запретить присылать новости { $time }. Убрать и то, что уже опубликовано?
button-ban-only = Только запретить
button-ban-news = И убрать новости
days-for-good = навсегда
# $count (Number) - сколько дней
days-count =
    { $count ->
        [one] на { $count } день
        [few] на { $count } дня
       *[many] на { $count } дней
    }
place-everywhere = все места
ago-moment = меньше минуты
ago-minutes = { $count } мин
ago-hours = { $count } ч
ago-days = { $count } дн

# $place (String) - место в именительном падеже
role-moderator = модератор: { $place }
role-name-moderator = модератор
role-name-trusted = доверенный автор
sanction-warning = предупреждение
sanction-mute = молчание
sanction-ban = запрет
# $time (String) - когда закончится
sanction-until = до: { $time }
sanction-over = уже не действует
# Кто это сделал, если не человек
actor-bot = бот

act-decide = решение
act-undo = отмена решения
act-close = дело закрыто
act-headline = другой заголовок
act-place = другой город
act-warn = предупреждение
act-mute = молчание
act-ban = запрет
act-lift = запрет снят
act-grant = роль дана
act-revoke = роль снята
act-hide = новость скрыта
act-word-added = слово в списке
act-word-removed = слово убрано
# $number (String) - номер дела
log-case = дело № { $number }

toast-lifted = Запрет снят, автору сообщили.
toast-nothing-lifted = Запретов сейчас нет.
toast-trusted = Теперь доверенный автор.
toast-distrusted = Больше не доверенный автор.
toast-laid-warning = Предупреждение отправлено.
toast-laid-mute = Новости от автора не принимаются, ему сообщили.
toast-laid-ban = Автору запрещено присылать новости, ему сообщили.
error-person-operator = Это оператор бота: на него запреты не действуют.
error-operators-only = Это могут только операторы бота: их перечисляет настройка ADMIN_IDS.
error-all-places-only = Это видят модераторы всех мест, а у вас свои города.

# Очередь
queue-title = <b>Ждут решения</b>
queue-empty = Всё решено, очередь пуста.
# $what (String) - вид дела; $count (Number) - сколько; $oldest (String) - сколько ждёт самое старое
queue-waiting = { $what }: { $count }, дольше всех { $oldest }
# $time (String) - сколько осталось или на сколько опоздали
queue-left = осталось { $time }
queue-late = просрочено на { $time }
queue-done = <b>Решённые дела</b>
queue-log = <b>Журнал</b>
queue-barred = <b>Кому запрещено присылать новости</b>
queue-nobody-barred = Никому.
button-queue-open = Ждут
button-queue-done = Решённые
button-queue-log = Журнал
button-queue-bar = Запреты
button-to-queue = ‹ К очереди

# Роли
roles-title = <b>Модераторы и доверенные авторы</b>
roles-empty = Пока никого. Участники чата модераторов решают и без роли.
# $name (String) - имя; $role (String) - роль
role-line = { $name } — { $role }
role-which = Какую роль дать?
button-role-add = Добавить
button-role-place = Модератор города
button-role-all = Модератор всех
button-role-trusted = Доверенный автор
button-role-revoke = Снять роль
# $role (String) - роль; $link (String) - ссылка
role-link =
    { $role }

    Перешлите эту ссылку тому, кто получит роль. Она сработает один раз, в течение двух суток:
    { $link }
role-ask-place = Модератор какого города, региона или страны? Напишите название. Передумали — /cancel
# $places (String) - названия через точку с запятой
role-place-which = Напишите точнее. Может быть: { $places }
role-accepted-trusted = Теперь вы доверенный автор: ваши новости выходят сразу.
role-accepted-moderator = Теперь вы модератор: { $place }. Новости на проверку придут сюда, очередь — /queue
toast-role-revoked = Роль снята.
error-invitation-gone = Эта ссылка уже использована или устарела. Попросите новую.
error-role-gone = Этой роли уже нет: /moderators

# Список слов
button-words = Слова
words-title = <b>Слова, которых не должно быть в новостях</b>
words-empty = Список пуст.
# $word (String) - слово или выражение
word-line = ✕ { $word }
word-line-holds = ? { $word } — сначала модератору
words-which = Пришлите слова или выражения, по одному в строке. С «?» впереди новость не отклоняется, а идёт модератору. Передумали — /cancel
button-word-stop = Не принимать
button-word-hold = Модератору
toast-word-removed = Слово убрано.
error-word-gone = Этого слова в списке уже нет.

command-queue = Что ждёт решения
command-moderators = Роли и слова
