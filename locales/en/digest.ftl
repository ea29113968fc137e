### The digest and the story. Names and titles come cleaned.

# $place (String) - which place; $window (String) - which hours
digest-heading = 🗞 <b>{ $place }</b> · { $window }
# $place, $region (String) - their names
digest-place-and-region = { $place } and { $region }
# $from, $to (String) - hours and minutes
digest-window-hour = { $from }–{ $to }
digest-window-hours = { $from } to { $to }
digest-window-night = { $from } yesterday to { $to }
digest-hour-empty =
    { $hours ->
        [1] No news in this hour.
       *[other] No news in these hours.
    }
digest-part-around = Around the region in that time
digest-part-earlier = Earlier today
digest-part-day = In the last day
digest-update = ↻ developing
digest-readers = 👤 <b>From readers</b>
digest-nothing = No news in the last day: { $place }.
digest-footer =
    { $count ->
        [one] { $count } source · gathered at { $time }
       *[other] { $count } sources · gathered at { $time }
    }
digest-button-more = More
digest-button-schedule = Schedule
digest-button-add = Add news
digest-button-readers = 👤 News from readers
digest-button-open = Open the bot

# $count (Number) - how many sources
story-sources =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
story-more-sources =
    { $count ->
        [one] { $count } more source
       *[other] { $count } more sources
    }
story-untitled = Untitled
story-who = <b>Who tells it</b>
story-witnesses = 👤 <b>Eyewitnesses</b>
story-button-why = Why it is here
story-button-share = Share
story-button-back = ‹ To the digest
# $count (Number) - sources; $minutes (Number) - how long it took them
why-sources =
    { $count ->
        [one] told by { $count } source
       *[other] told by { $count } sources
    }
why-minutes =
    { $minutes ->
        [one] within { $minutes } minute
       *[other] within { $minutes } minutes
    }
why-hours =
    { $hours ->
        [one] within { $hours } hour
       *[other] within { $hours } hours
    }
why-local = local news
why-named = the text names { $place }
why-home = the source is at home here: { $place }
why-votes = { $count } 👍
reader-anonymous = unsigned
# $time, $date (String)
time-yesterday = yesterday, { $time }
time-date = { $date }, { $time }
notice-topic-closed = The topic was closed or deleted, so the digest ({ $place }) no longer goes there. To get it in another topic, write /subscribe in that one.
