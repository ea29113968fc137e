### The first minute, help, goodbye, groups and channels.

bot-description =
    The top news of your city once an hour: from all local outlets at once, and from the people who live there.

    Press Start and type a city.
bot-short = The top news of your city once an hour, from all local outlets at once.

start =
    Vestnik sends you the top news of your city: once an hour, from all local outlets at once.

    Type a city or share your location.
start-choices = You can also pick a city from the list.
start-group =
    Vestnik sends the top news of a city here once an hour.

    Admins set it up: /subscribe and the name of a city, for example <code>/subscribe Minsk</code>. In a forum topic the digest comes to that topic.

help =
    <b>What Vestnik can do</b>

    Type a city, and its ten top stories will come once an hour. A number under the digest opens a story: who tells it, and when.

    /now — the news right now
    /why — why a story is in the digest
    /mine — subscriptions and schedule
    /add — tell the city something
    /feed — suggest a feed or a channel
    /readers — what others have told
    /photos — photos of the city
    /ads — private ads
    /mynews — what you sent
    /appeal — disagree with a moderator
    /settings — language, quiet hours, size
    /cancel — stop what you began
    /export — get my data
    /forget — delete all my data

    Add the bot to a group, or make it an admin of a channel: digests will come there too.
button-about = About the bot
about =
    <b>About Vestnik</b>

    Vestnik reads the feeds of local outlets, puts reports of one event together, and places higher what many write about. Every headline leads to the outlet’s own page.

    News from readers stands apart and is signed: its authors answer for it.

    We remember your cities, settings, votes and the news you sent, and nothing else. /export sends it as a file, /forget deletes it all.

cancelled = Cancelled.
cancel-nothing = There is nothing to cancel. Type a city, or open /help.

forget-ask =
    Delete everything Vestnik knows about this chat: subscriptions, settings, votes and the news sent from it?

    This cannot be undone.
button-forget = Delete everything
button-keep = Keep it
forget-kept = Everything stays as it was.
forgotten = Done: everything is deleted. To come back, press /start.

welcome-back = Welcome back. Your subscriptions are in place: /mine
group-hello =
    Hello. Vestnik sends the top news of a city once an hour.

    An admin can switch the digest on: <code>/subscribe Minsk</code>
group-back = Vestnik is here again. The subscriptions are in place: /mine

hint-anything = I do not understand this. Type a city and I will send its news, or open /help.
hint-command = There is no such command. All of them are in /help.
hint-link = Send this link to readers as news?
hint-long = This reads like news. Tell it to the readers of your city?
hint-photo = Tell the readers of your city about this?
button-take = Send as news
