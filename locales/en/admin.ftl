### For operators of the bot: /admin.

# $time (String) - the time of day
admin-sending = <b>Sending</b> · { $time }
button-refresh = Refresh
toast-refreshed = Refreshed

admin-waiting = Waiting to be sent:
# $count (Number) - how many wait
admin-lane-digest = digests: { $count }
admin-lane-alert = breaking alerts: { $count }
admin-lane-notice = notices: { $count }
admin-lane-revision = edits of earlier digests: { $count }
admin-nothing-waits = Nothing waits to be sent.
# $minutes (Number) - for how many minutes the oldest has waited
admin-oldest =
    { $minutes ->
        [0] The oldest has waited for less than a minute.
        [one] The oldest has waited for { $minutes } minute.
       *[other] The oldest has waited for { $minutes } minutes.
    }
# $minutes (Number) - how many minutes it will take
admin-left =
    { $minutes ->
        [one] About { $minutes } minute left.
       *[other] About { $minutes } minutes left.
    }
# $count (Number) - how many are put off
admin-later = Put off for later: { $count }

# $count (Number) - how many messages
admin-hour = Sent in the last hour: { $count }
# $rate, $allowed (Number) - messages a second
admin-rate = A second now: { $rate }, allowed { $allowed }
admin-nobody-sends = Nobody sends now: the bot is stopped, or has just started.
# $count (Number) - how many instances send
admin-instances = Instances: { $count }

# $percent (Number) - percent of the full rate
admin-slowed = Slowed to { $percent } % after refusals by Telegram; it recovers by itself.
# $time (String) - until when to wait
admin-paused = Telegram asks to wait until { $time }.
# $count (Number) - how often in the last hour
admin-flood = Asked to wait in the last hour: { $count }
admin-no-answer = No answer in the last hour, tried again: { $count }
admin-dropped = Not delivered in the last hour: { $count }

# $count (Number) - how many chats
admin-gone = Chats out of reach: { $count }
admin-gone-blocked = blocked the bot: { $count }
admin-gone-deactivated = deleted: { $count }
admin-gone-kicked = removed the bot: { $count }
admin-gone-not-found = not found: { $count }
admin-gone-no-rights = do not let it write: { $count }
admin-gone-other = for another reason: { $count }
# $count (Number) - how many subscriptions
admin-topics = Subscriptions of closed topics: { $count }
