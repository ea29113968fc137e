### Мадэратарам: чалавек, чарга, журнал, ролі, спіс слоў.

level-new = новы аўтар
level-known = знаёмы аўтар
level-regular = пастаянны аўтар
level-trusted = давераны аўтар
person-counts =
    { $published ->
        [one] { $published } навіна
        [few] { $published } навіны
       *[many] { $published } навін
    }, знята { $upheld }
person-title = 👤 <a href="tg://user?id={ $id }"><b>{ $name }</b></a> · <code>{ $id }</code>
person-history = <b>Што было</b>
log-empty = Пакуль нічога не было.

button-warn = Папярэдзіць ›
button-mute = Маўчанне ›
button-ban = Забараніць ›
button-lift = Зняць забарону
button-trust = ★ Давяраць
button-distrust = Не давяраць
button-history = Гісторыя
ask-mute-days = На колькі дзён не прымаць навіны?
ask-ban-days = Забарона дасылаць навіны: на колькі?
ask-sanction-reason = Чаму? Прычыну ўбачыць аўтар.
ask-ban-news = Забараніць дасылаць навіны { $time }. Прыбраць і тое, што ўжо апублікавана?
button-ban-only = Толькі забараніць
button-ban-news = І прыбраць навіны
days-for-good = назаўсёды
days-count =
    { $count ->
        [one] на { $count } дзень
        [few] на { $count } дні
       *[many] на { $count } дзён
    }
place-everywhere = усе месцы
ago-moment = менш за хвіліну
ago-minutes = { $count } хв
ago-hours = { $count } гадз
ago-days = { $count } дн

role-moderator = мадэратар: { $place }
role-name-moderator = мадэратар
role-name-trusted = давераны аўтар
sanction-warning = папярэджанне
sanction-mute = маўчанне
sanction-ban = забарона
sanction-until = да: { $time }
sanction-over = ужо не дзейнічае
actor-bot = бот

act-decide = рашэнне
act-undo = скасаванне рашэння
act-close = справа закрыта
act-headline = іншы загаловак
act-place = іншы горад
act-warn = папярэджанне
act-mute = маўчанне
act-ban = забарона
act-lift = забарона знята
act-grant = роля дадзена
act-revoke = роля знята
act-hide = навіна схавана
act-word-added = слова ў спісе
act-word-removed = слова прыбрана
log-case = справа № { $number }

toast-lifted = Забарона знята, аўтару паведамілі.
toast-nothing-lifted = Забарон цяпер няма.
toast-trusted = Цяпер давераны аўтар.
toast-distrusted = Больш не давераны аўтар.
toast-laid-warning = Папярэджанне даслана.
toast-laid-mute = Навіны ад аўтара не прымаюцца, яму паведамілі.
toast-laid-ban = Аўтару забаронена дасылаць навіны, яму паведамілі.
error-person-operator = Гэта аператар бота: забароны на яго не дзейнічаюць.
error-operators-only = Гэта могуць толькі аператары бота: іх пералічвае налада ADMIN_IDS.
error-all-places-only = Гэта бачаць мадэратары ўсіх месцаў, а ў вас свае гарады.

queue-title = <b>Чакаюць рашэння</b>
queue-empty = Усё вырашана, чарга пустая.
queue-waiting = { $what }: { $count }, даўжэй за ўсіх { $oldest }
queue-left = засталося { $time }
queue-late = пратэрмінавана на { $time }
queue-done = <b>Вырашаныя справы</b>
queue-log = <b>Журнал</b>
queue-barred = <b>Каму забаронена дасылаць навіны</b>
queue-nobody-barred = Нікому.
button-queue-open = Чакаюць
button-queue-done = Вырашаныя
button-queue-log = Журнал
button-queue-bar = Забароны
button-to-queue = ‹ Да чаргі

roles-title = <b>Мадэратары і давераныя аўтары</b>
roles-empty = Пакуль нікога. Удзельнікі чата мадэратараў вырашаюць і без ролі.
role-line = { $name } — { $role }
role-which = Якую ролю даць?
button-role-add = Дадаць
button-role-place = Мадэратар горада
button-role-all = Мадэратар усіх
button-role-trusted = Давераны аўтар
button-role-revoke = Зняць ролю
role-link =
    { $role }

    Перашліце гэту спасылку таму, хто атрымае ролю. Яна спрацуе адзін раз, на працягу двух сутак:
    { $link }
role-ask-place = Мадэратар якога горада, рэгіёна ці краіны? Напішыце назву. Перадумалі — /cancel
role-place-which = Напішыце дакладней. Магчыма: { $places }
role-accepted-trusted = Цяпер вы давераны аўтар: вашы навіны выходзяць адразу.
role-accepted-moderator = Цяпер вы мадэратар: { $place }. Навіны на праверку прыйдуць сюды, чарга — /queue
toast-role-revoked = Роля знята.
error-invitation-gone = Гэта спасылка ўжо выкарыстана або састарэла. Папрасіце новую.
error-role-gone = Гэтай ролі ўжо няма: /moderators

button-words = Словы
words-title = <b>Словы, якіх не павінна быць у навінах</b>
words-empty = Спіс пусты.
word-line = ✕ { $word }
word-line-holds = ? { $word } — спачатку мадэратару
words-which = Дашліце словы або выразы, па адным у радку. З «?» наперадзе навіну не адхіляюць, а перадаюць мадэратару. Перадумалі — /cancel
button-word-stop = Не прымаць
button-word-hold = Мадэратару
toast-word-removed = Слова прыбрана.
error-word-gone = Гэтага слова ў спісе ўжо няма.

command-queue = Што чакае рашэння
command-moderators = Ролі і словы
