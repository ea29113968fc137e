### A story between digests: alerts, following, why it is here, an article that does not belong.

# $place (String) - its name
alert-heading = 🔔 Breaking · { $place }
# $count (Number) - how many sources joined
follow-heading =
    { $count ->
        [one] 🔔 You follow this: { $count } more source
       *[other] 🔔 You follow this: { $count } more sources
    }
told-button-open = Who writes
follow-button = 🔔 Follow
follow-button-stop = 🔕 Unfollow
follow-on = I will write when new sources join. After a quiet day it ends by itself.
follow-off = I no longer follow this story.
more-button-back = ‹ Back to the story

why-heading = Why it is here
# $value (String) - the factor
why-part-sources = Sources: × { $value }
why-part-fresh = Freshness: × { $value }
why-part-local = Nearness: × { $value }
why-part-growth = Growth in an hour: × { $value }
# $up, $down (Number) - votes
why-part-votes = Votes (👍 { $up }, 👎 { $down }): × { $value }
why-part-kind = News, not advertising or a horoscope: × { $value }
why-product = Together: <b>{ $value }</b>
why-button-story = ‹ Back to the story
why-no-digest = There has been no digest here yet. /now shows one, and /why explains it then.
why-which = Write the number of a story in the last digest, for example /why 3.

doubt-button = Wrong story
doubt-which = Which article is about something else?
doubt-alone = One source writes about this, there is nothing to part.
doubt-gone = This article is not here any more.
doubt-thanks = Thank you. If a few more people say so, the article leaves this story.
doubt-again = You have said so about this article already. Thank you.

vote-counted = Counted
vote-taken-back = Taken back

button-alerts-off = 🔔 Breaking: no
button-alerts-day = 🔔 Breaking: by day
button-alerts-always = 🔔 Breaking: always
command-why = Why a story is in the digest
