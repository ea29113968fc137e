### Applications: suggest a feed or a channel, my feeds, the moderator's answer.

command-feed = Suggest a feed or a channel
button-my-feeds = My feeds
button-offer-feed = Suggest a feed
button-other-address = Another address
button-next = Go on
button-everywhere = About everything
button-any-section = Everything
button-section = Section
button-send = Send
button-add-to-channel = Add to a channel
button-channel-digest = Publish the digest
button-channel-source = Read as a source
button-channel-both = Both
button-look-now = Check now
button-take-out = Take out of the news
button-take-back = Take back
button-open-feed = Open

feed-ask =
    📡 <b>Suggest a feed</b>

    Send the address of a feed, a site or a Telegram channel. For example: <code>smolnews.ru</code> or <code>@smolensk</code>

    We look at once; a moderator answers within a day.
feed-in-private = Feeds are taken in the private chat.
feed-no-address = There is no address here. Send a link to a site or a feed, such as <code>https://smolnews.ru</code>, or the name of a channel: <code>@smolensk</code>. Changed your mind? /cancel
feed-looking = Looking at what is there… It takes up to half a minute.
# $why (String) - the reason
feed-none =
    No feed was found at this address: { $why }.

    If the site is yours, ask whoever makes it for the address of its RSS. If not, try the address of its front page.
# $title (String) - its name; $place (String) - the place
feed-known-place = This feed is read already: <b>{ $title }</b> · { $place }. Thank you for thinking of us.
feed-known = This feed is read already: <b>{ $title }</b>. Thank you for thinking of us.
# $until (String) - when the answer comes
feed-standing = Somebody has suggested this feed: <b>{ $title }</b>. A moderator answers by { $until }.
feed-standing-mine = You have suggested it: <b>{ $title }</b>. We answer by { $until }.
# $again (String) - from when on
feed-rejected-lately = This feed was turned down lately: <b>{ $title }</b>. It can be suggested again after { $again }.

# $title (String) - name of the feed
feed-found = 📡 A feed was found: <b>{ $title }</b>
# $url (String) - the address, shown as it is
feed-address = <code>{ $url }</code>
# $count (Number) - entries; $time (String) - when the newest came out
feed-size =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
feed-size-newest =
    { $count ->
        [one] { $count } entry, the newest { $time }
       *[other] { $count } entries, the newest { $time }
    }
# $title (String) - headline; $url (String) - address
feed-sample = • <a href="{ $url }">{ $title }</a>
feed-sample-bare = • { $title }
feed-advice = What its publisher should mend:
# $text (String) - one remark
feed-remark = – { $text }
# $count (Number) - further remarks
feed-remarks-more =
    { $count ->
        [one] – and { $count } more remark
       *[other] – and { $count } more remarks
    }
feed-others = The site has other feeds too, here are their numbers:
# $number (Number) - number; $title (String) - name; $count (Number) - entries
feed-other =
    { $count ->
        [one] { $number }. { $title } — { $count } entry
       *[other] { $number }. { $title } — { $count } entries
    }

feed-place = Which place does it write about? Choose, or type a city, a district, a region.
feed-place-unknown = I do not know such a place. Type its name in another way, or choose “About everything”.
feed-section = Is all of it about one thing? If not, leave it at “Everything”.
feed-summary = <b>Look it through once more</b>
feed-also-digest = The digest of this place will be published in the channel.
feed-kind-feed = 📡 Feed: <b>{ $title }</b>
feed-kind-channel = 📣 Channel: <b>{ $title }</b>
# $place, $section, $language (String) - place, section, language
feed-fact-place = 📍 { $place }
feed-fact-section = Section: { $section }
feed-fact-language = Language: { $language }
feed-everywhere = about everything
feed-all-sections = everything
# $title (String) - its name; $until (String) - when the answer comes
feed-sent =
    A moderator has it now: <b>{ $title }</b>

    We answer by { $until }, right here. Once it is taken, its news come by themselves.
feed-cancelled = Cancelled. Nothing was sent.
# $time (String) - until when an answer is promised; $hours (Number) - hours left
feed-due =
    { $hours ->
        [one] ⏳ An answer is promised by { $time }, { $hours } hour left
       *[other] ⏳ An answer is promised by { $time }, { $hours } hours left
    }
feed-due-over = ⏳ An answer was promised by { $time }

# $name (String) - name of the channel with its @
feed-channel =
    📣 The channel { $name } becomes a source when its owner makes the bot an administrator: posts then come at once, with their edits, and with the owner’s consent.

    Is it yours? Press “Add to a channel”; the rights may stay as they are.
feed-channel-closed =
    📣 A closed channel can be read only where its owner makes the bot an administrator. Links to its posts open for its own readers only.

    Is it yours? Press “Add to a channel”.
# $title (String) - name of the channel
channel-hello =
    Channel “{ $title }”: what is it for?

    <b>Publish the digest</b> — the city’s top news come out in the channel. You may type the city right away.
    <b>Read as a source</b> — posts of the channel become news of the city, with a link to the channel. A moderator looks first.
channel-hello-read =
    Channel “{ $title }”: read it as a source? Its posts become news of the city, with a link to the channel. A moderator looks first.

    To have the digest published too, let the bot post in the channel.
channel-digest-place = Channel “{ $title }”: which city’s news should it publish? Type a city or pick one from the list.

my-feeds = 📡 <b>My feeds</b>
my-feeds-empty =
    📡 <b>My feeds</b>

    You have not suggested anything yet. Do you know a paper or a channel of your city? Suggest it.
my-feeds-channels = Channels where the bot is an administrator can be suggested with one press.
# $number (Number) - number; $title (String) - name; $state (String) - state
my-feeds-line = { $number }. { $title } — { $state }
application-waiting = with a moderator
application-approved = being read
application-rejected = turned down
application-withdrawn = taken out
application-says-waiting = A moderator has it.
application-says-rejected = A moderator turned it down.
application-says-withdrawn = You took it out. It can be put back within a day.
# $health (String) - how the feed is, in words
application-says-approved = It is read. Its state: { $health }.
# $count (Number) - news of a week
application-week =
    { $count ->
        [0] No news in a week.
        [one] { $count } piece of news in a week.
       *[other] { $count } pieces of news in a week.
    }
# $time (String) - when
application-newest = The newest entry: { $time }.
# $title (String) - its name
application-take-out = Take “{ $title }” out of the news? It is read no more from now on. You can change your mind within a day.
# $why (String) - the reason
feed-look-bad = The feed cannot be read now: { $why }.
feed-look-good = Checked: the feed can be read.
feed-look-perfect = There is nothing to mend.
health-channel-gone = the bot is no administrator any more, no posts come

# $title (String) - its name; $place (String) - the place
applicant-approved = 📡 It was taken: <b>{ $title }</b> · { $place }. It is being read: the first news appear within some minutes.
applicant-rejected = 📡 A moderator turned it down: <b>{ $title }</b>
applicant-undone = 📡 A moderator took the decision back, it is being looked at again: <b>{ $title }</b>

error-feed-looks-hour = Enough for now: I look at 12 addresses an hour. Try in an hour.
error-feed-looks-day = Enough for today: I look at 40 addresses a day. Try tomorrow.
# $limit (Number) - how many there may be
error-feed-waiting =
    { $limit ->
        [one] A moderator has { $limit } application of yours. Wait for the answer.
       *[other] A moderator has { $limit } applications of yours. Wait for the answer to one of them.
    }
error-feed-daily =
    { $limit ->
        [one] We take { $limit } application a day from one person. Suggest the next one tomorrow.
       *[other] We take { $limit } applications a day from one person. Suggest the next one tomorrow.
    }
error-feed-busy = I am looking at many addresses right now. Try in a minute.
error-feed-applied = Somebody else has just suggested it, and will get the answer.
error-feed-link-gone = The message with the link is gone. Send the address again: /feed
error-application-gone = This application is gone. Start again: /feed
error-application-sent = This application was sent already. Yours: /feed
error-application-moved = Something was done with this application. Open it again: /feed
error-application-undo-late = It could be put back within a day. You can suggest the feed again: /feed

### For moderators

case-kind-feed = 📡 Application: feed
case-kind-channel = 📣 Application: channel
case-why-application = a reader suggested it
case-person-applicant = Suggested by: <a href="tg://user?id={ $id }">{ $name }</a>
button-case-approve = ✓ Take
case-decision-approve = Taken
button-title = Name
button-reason-notnews = Not news
button-reason-elsewhere = Not our places
button-reason-adverts = Adverts
button-reason-stolen = Others’ texts
button-reason-silent = Long silent
button-reason-known = Have it
button-reason-notowner = Owner needed
reason-notnews = this is not news
reason-elsewhere = it is not about the places we cover
reason-adverts = it is mostly adverts
reason-stolen = it has other people’s texts without links
reason-silent = nothing new has been in it for long
reason-known = we read it under another address
reason-notowner = such an application is taken from the owner only
feed-closed-channel = 🔒 A closed channel: its links open for its own readers only.
# $health (String)
feed-channel-left = ⚠️ At present { $health }.
feed-samples = The newest:
feed-samples-none = There were no posts yet: they appear here as soon as the channel publishes something.
# $count (Number) - earlier applications; $approved, $rejected (Number) - taken and turned down
feed-record =
    { $count ->
        [0] The first application of this person
        [one] { $count } application before: { $approved } taken, { $rejected } turned down
       *[other] { $count } applications before: { $approved } taken, { $rejected } turned down
    }
# $name, $id (String) - name and number of the moderator
feed-ask-place = <a href="tg://user?id={ $id }">{ $name }</a>, write the place in reply to this message. Changed your mind? /cancel
feed-ask-title = <a href="tg://user?id={ $id }">{ $name }</a>, write the name as readers will see it, in reply to this message. Changed your mind? /cancel
# $number (String) - number of the case; $title (String) - name; $hours (Number) - hours left
notice-application-soon =
    { $hours ->
        [one] ⏳ Case № { $number } waits for an answer: <b>{ $title }</b>. { $hours } hour of the promised 24 left.
       *[other] ⏳ Case № { $number } waits for an answer: <b>{ $title }</b>. { $hours } hours of the promised 24 left.
    }
notice-application-late = ⏳ Nobody answered within the promised 24 hours: <b>{ $title }</b>, case № { $number }. Its card is in this chat or with the moderators.
