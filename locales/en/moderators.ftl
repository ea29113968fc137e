### For moderators: a person, the queue, the log, roles, the list of words.

level-new = new author
level-known = known author
level-regular = regular author
level-trusted = trusted author
person-counts =
    { $published ->
        [one] { $published } published
       *[other] { $published } published
    }, { $upheld } taken down
person-title = 👤 <a href="tg://user?id={ $id }"><b>{ $name }</b></a> · <code>{ $id }</code>
person-history = <b>What there was</b>
log-empty = Nothing yet.

button-warn = Warn ›
button-mute = Mute ›
button-ban = Ban ›
button-lift = Lift the ban
button-trust = ★ Trust
button-distrust = Trust no more
button-history = History
ask-mute-days = Take no news from them for how many days?
ask-ban-days = A ban on sending news: for how long?
ask-sanction-reason = Why? They will see the reason.
ask-ban-news = Ban them from sending news { $time }. Take away what they have published as well?
button-ban-only = Only ban
button-ban-news = And take the news
days-for-good = for good
days-count =
    { $count ->
        [one] for { $count } day
       *[other] for { $count } days
    }
place-everywhere = all places
ago-moment = less than a minute
ago-minutes = { $count } min
ago-hours = { $count } h
ago-days = { $count } d

role-moderator = moderator: { $place }
role-name-moderator = moderator
role-name-trusted = trusted author
sanction-warning = warning
sanction-mute = mute
sanction-ban = ban
sanction-until = until { $time }
sanction-over = over
actor-bot = the bot

act-decide = decision
act-undo = decision undone
act-close = case closed
act-headline = another headline
act-place = another place
act-warn = warning
act-mute = mute
act-ban = ban
act-lift = ban lifted
act-grant = role given
act-revoke = role taken
act-hide = news hidden
act-word-added = word on the list
act-word-removed = word off the list
log-case = case No. { $number }

toast-lifted = Lifted, and they are told.
toast-nothing-lifted = Nothing stands against them.
toast-trusted = A trusted author now.
toast-distrusted = Not a trusted author any more.
toast-laid-warning = The warning is sent.
toast-laid-mute = No news is taken from them, and they are told.
toast-laid-ban = They may send no news, and they are told.
error-person-operator = This is an operator of the bot: nothing can be laid on them.
error-operators-only = Only operators of the bot can do this: the setting ADMIN_IDS names them.
error-all-places-only = Moderators of all places see this, and you have your own cities.

queue-title = <b>Waiting for a decision</b>
queue-empty = Everything is decided, the queue is empty.
queue-waiting = { $what }: { $count }, the longest for { $oldest }
queue-left = { $time } left
queue-late = late by { $time }
queue-done = <b>Decided cases</b>
queue-log = <b>Log</b>
queue-barred = <b>Who may send no news</b>
queue-nobody-barred = Nobody.
button-queue-open = Waiting
button-queue-done = Decided
button-queue-log = Log
button-queue-bar = Bans
button-to-queue = ‹ To the queue

roles-title = <b>Moderators and trusted authors</b>
roles-empty = Nobody yet. Whoever is in the moderators’ chat decides without a role.
role-line = { $name } — { $role }
role-which = Which role?
button-role-add = Add
button-role-place = Moderator of a city
button-role-all = Moderator of all
button-role-trusted = Trusted author
button-role-revoke = Take the role
role-link =
    { $role }

    Pass this link on to the one who gets the role. It works once, within two days:
    { $link }
role-ask-place = Moderator of which city, region or country? Type its name. Changed your mind? /cancel
role-place-which = Please be more exact. It may be: { $places }
role-accepted-trusted = You are a trusted author now: your news is published at once.
role-accepted-moderator = You are a moderator now: { $place }. News to look at comes here; the queue is /queue
toast-role-revoked = The role is taken.
error-invitation-gone = This link has been used or is too old. Ask for a new one.
error-role-gone = This role is gone: /moderators

button-words = Words
words-title = <b>Words that news must not have</b>
words-empty = The list is empty.
word-line = ✕ { $word }
word-line-holds = ? { $word } — to a moderator first
words-which = Send words or phrases, one a line. With “?” before one, news is not refused but goes to a moderator. Changed your mind? /cancel
button-word-stop = Refuse
button-word-hold = To a moderator
toast-word-removed = The word is off the list.
error-word-gone = This word is no longer on the list.

command-queue = What waits for a decision
command-moderators = Roles and words
