### Personal data: handed out and deleted.

command-export = Get my data
export-in-private = This is personal: send /export in a private chat.
export-caption = Everything Vestnik knows about you, in one file. /forget deletes it.
forget-ask-news =
    Delete everything Vestnik knows about you: subscriptions, settings, votes and what you sent?

    News and photos published over a day ago can stay for readers without your name: then they can no longer be withdrawn. Ads go in any case.
button-forget-keep = News without a name
button-forget-not = Do not delete
