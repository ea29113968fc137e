### Subscriptions: the list, one of them, its schedule.

mine-title = <b>Your subscriptions</b>
mine-empty = No subscriptions yet. Type a city, and its news will come here.
mine-line =
    📍 <b>{ $covers }</b>
    { $when } · next: { $next }
mine-paused-person =
    📍 <b>{ $covers }</b>
    { $when } · paused
mine-paused-topic =
    📍 <b>{ $covers }</b>
    { $when } · paused: the forum topic is closed
mine-removed = Unsubscribed: { $place }. You can undo this for a day.

when-ask = How often?
when-ask-hours = Mark the hours to send at.
toast-all-quiet = All these hours are quiet: no digest will come. Quiet hours are in the settings.

button-add-place = Add a city
button-pause-all = Pause all
button-resume-all = Resume all
button-when = When
button-now = News now
button-pause = Pause
button-resume = Resume
button-remove = Unsubscribe
button-city-only = City only
button-with-region = With the region
button-hourly = Every hour
button-three-hours = Every 3 hours
button-twice = Morning, evening
button-daily = Once a day
button-by-hours = By the hour
button-days-all = Every day
button-days-work = Weekdays
button-days-free = Weekends
now-which = Of which city?
button-hour = 1 hour
button-three = 3 hours
button-day = 24 hours
