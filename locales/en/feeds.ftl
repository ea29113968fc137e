### Feeds: why they cannot be read, what a publisher should mend, how they are.

# Why nothing came from an address. Goes on with a phrase, no full stop
# $detail (String) - the program's note
trouble-other = it did not work: { $detail }
# $seconds (Number) - how long we waited
trouble-connect =
    { $seconds ->
        [one] the site did not answer within { $seconds } second
       *[other] the site did not answer within { $seconds } seconds
    }
trouble-silent =
    { $seconds ->
        [one] the site connected and was silent for { $seconds } second
       *[other] the site connected and was silent for { $seconds } seconds
    }
trouble-slow =
    { $seconds ->
        [one] the site took longer than { $seconds } second
       *[other] the site took longer than { $seconds } seconds
    }
trouble-no-site = there is no such site, its name is not known
trouble-tls = the certificate of the site is not in order
trouble-no-connection = there is no connection with the site
trouble-broken-off = the site broke its answer off
trouble-not-http = the answer is not HTTP that can be read
trouble-no-page = this is not the address of a page
trouble-refused = no feed lives at such an address: it must be an ordinary site on the public internet
trouble-password = the site asks for a password
trouble-forbidden = the site does not let us in
trouble-missing = there is no such page
trouble-gone = the page is removed for good
trouble-busy = the site asks us to come less often
# $status (Number) - HTTP status
trouble-server = the site is broken (it answers { $status })
trouble-status = the site refused (it answers { $status })
trouble-circle = the site redirects in a circle
# $megabytes (Number) - the limit
trouble-large = the document is larger than { $megabytes } MB
trouble-empty = the answer is empty
trouble-compression = the answer is compressed in a way that cannot be undone
trouble-reading = the document cannot be read
trouble-html = this is a web page (HTML), not a feed
trouble-json = this is JSON, but not a feed
trouble-no-entries = the feed has no entries
trouble-not-feed = there is no feed here: neither RSS nor Atom nor JSON Feed
trouble-no-feed = no feed was found: neither on the page nor where feeds usually are
trouble-unchanged = the site says that nothing has changed, though we never asked before
trouble-ours = a fault of ours, and we know of it
trouble-merged = this is the address of another feed
# $date (String) - a date in digits; $why (String) - the reason
trouble-given-up = no good answer since { $date }: { $why }
trouble-private-channel = a closed channel cannot be read without the bot
trouble-adapter-off = reading open pages of Telegram is switched off
trouble-no-hub = no RSSHub is set up (RSSHUB_URL), or the route is not one
trouble-no-channel = there is no such open channel, or it has no posts
trouble-robots = the site asks us not to read it (robots.txt)
trouble-withdrawn = whoever offered the feed has withdrawn it
trouble-taken-back = a moderator took the decision back
trouble-own-channel = the channel now shows us its posts itself

# What a publisher should mend. Whole sentences
# $why (String) - the reason
check-bad = The feed cannot be read: { $why }.
# $count (Number) - entries; $parser (String) - fast or tolerant
check-good =
    { $count ->
        [one] { $count } entry, read by the { $parser } parser.
       *[other] { $count } entries, read by the { $parser } parser.
    }
# $total, $kept (Number) - entries there are and were taken
check-many = There are too many entries: { $total }, of which { $kept } were read.
check-ampersands = Some ampersands stand alone; XML wants &amp; for each.
# $line (Number) - line; 0: not known
check-xml =
    { $line ->
        [0] The XML is not well-formed.
       *[other] The XML is not well-formed (line { $line }).
    }
# $found, $declared (String) - encodings
check-encoding-missing = The encoding is not declared; it looks like { $found }.
check-encoding-wrong = The declared encoding is { $declared }, but it is { $found }.
check-damaged = Some characters are damaged: this is not valid UTF-8.
# $count (Number) - entries
check-dates-missing =
    { $count ->
        [one] { $count } entry has no date that can be understood.
       *[other] { $count } entries have no date that can be understood.
    }
check-dates-zone =
    { $count ->
        [one] { $count } date has no time zone; it is taken for the city’s own time.
       *[other] { $count } dates have no time zone; they are taken for the city’s own time.
    }
check-dates-future = Some entries are dated in the future: is the time zone right?
check-dates-same = All entries have the same date: each needs the date of its own publication.
# $date (String) - a date in digits
check-old = The newest entry is of { $date }.
check-links-missing =
    { $count ->
        [one] { $count } entry has no address of its own.
       *[other] { $count } entries have no address of their own.
    }
check-links-relative =
    { $count ->
        [one] { $count } address lacks the name of the site: give the full address, with https://.
       *[other] { $count } addresses lack the name of the site: give full addresses, with https://.
    }
check-links-same =
    { $count ->
        [one] { $count } entry leads to a page that another leads to.
       *[other] { $count } entries share an address: each needs its own.
    }
check-guid-missing = There is no guid: when the address of an article changes, it is news a second time.
check-guid-same =
    { $count ->
        [one] { $count } entry has the guid of another.
       *[other] { $count } entries share a guid: each needs its own.
    }
check-titles-missing =
    { $count ->
        [one] { $count } entry has no title.
       *[other] { $count } entries have no title.
    }
check-titles-capitals = The titles are all in capital letters.
check-summaries-missing = There are no descriptions: a sentence or two say what the news is about and where it happened.
# $count (Number) - entries; $minutes (Number) - what they span
check-window =
    { $minutes ->
        [one] The feed holds the last { $minutes } minute only: entries are lost when one visit fails. A day is good.
       *[other] The feed holds the last { $minutes } minutes only: entries are lost when one visit fails. A day is good.
    }
check-few = There are few entries ({ $count }): after a busy hour some are gone before we come. 20 to 50 are good.
# $address (String) - the new address
check-moved = The feed has moved for good to { $address }: give that address.
check-redirect = The feed redirects to { $address } each time: give that address.
check-https = The address has no https: it can be changed on its way.
check-caching = The server sends neither ETag nor Last-Modified: each visit costs you the whole feed.
# $minutes (Number) - minutes
check-max-age = Cache-Control asks us to stay away for { $minutes } min: news will come late.
# $megabytes (String) - size
check-heavy = The document is large ({ $megabytes } MB): the last 50 entries would do.
# $found (String) - what it says
check-content-type = Content-Type is { $found }; application/rss+xml would be right.
check-content-type-missing = There is no Content-Type; application/rss+xml would be right.

# How a feed is. Whole sentences without a full stop
health-new = not yet visited
health-stopped = stopped by the operator
# $why (String) - the reason
health-stopped-because = stopped: { $why }
# $count (Number) - failures in a row
health-failing =
    { $count ->
        [one] { $count } failure: { $why }
       *[other] { $count } failures in a row: { $why }
    }
# $hours (Number) - hours
health-late =
    { $hours ->
        [one] { $hours } hour late
       *[other] { $hours } hours late
    }
# $address (String) - where to
health-moved = moving to { $address }
health-empty = it can be read, but never had an entry
# $date (String) - a date in digits
health-silent = silent since { $date }
health-well = well

# How many feeds are how; parts of one phrase. $count (Number)
health-count-stopped = { $count } stopped
health-count-failing = { $count } failing
health-count-late = { $count } late
health-count-moved = { $count } moving
health-count-empty = { $count } empty
health-count-silent = { $count } silent
health-more = …and { $count } more

# The weekly note to operators
# $total (Number) - feeds; $ill (Number) - those that need a person; $counts, $list (String)
notice-feeds-well =
    { $total ->
        [one] 🗞 Feeds this week: all is well, { $total } feed.
       *[other] 🗞 Feeds this week: all is well, { $total } feeds.
    }
notice-feeds-weekly =
    🗞 <b>Feeds this week</b>

    { $ill } of { $total } need a person: { $counts }.

    { $list }

    All of them: <code>vestnik feeds health</code>. To bring a stopped one back: <code>vestnik feeds resume</code> and its number.
