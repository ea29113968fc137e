### For moderators: cards of cases and decisions. For authors: what was decided.

case-title = <b>{ $what }</b> · No. { $number }
case-kind-held = To look at
case-held-news = News to look at
case-held-urgent = Urgent news to look at
case-held-photo = A photo to look at
case-held-ad = An ad to look at
case-kind-alert = Urgent news: alert the city?
case-why = Why it is here: { $why }
case-why-moderated = all news is checked at the moment
case-why-urgent = the author of this urgent news has no history yet
case-why-link = a link or a user name, and the author is new
case-why-phone = a phone number, and the author is new
case-why-card = the number of a bank card
case-why-masked = a link leads elsewhere than it says
case-why-disguise = disguised words
case-why-near = much like something others sent lately
case-why-surge = a flood of repeats, and the author is new
case-why-watched = several of the author’s news were rejected lately
case-why-word = a word of the list
case-why-campaign = many sent one text ({ $authors })
case-person = Author: <a href="tg://user?id={ $id }">{ $name }</a>
case-subject-gone = This is gone: its author deleted their data.

button-case-publish = ✓ Publish
button-case-alert = 🔔 With an alert
button-case-reject = ✕ Reject ›
button-case-quiet = No alert
button-case-headline = Headline
button-case-place = City
button-case-who = Author ›
button-case-undo = ↩ Undo
case-decision-publish = Published
case-decision-alert = Published, the city is alerted
case-decision-reject = Rejected
case-decision-quiet = Without an alert
case-decided = { $what } · { $name } · { $time }
case-reason = Reason: { $reason }
case-closed = { $why } · { $time }
case-closed-withdrawn = Withdrawn by its author
case-closed-edited = Its author edited it; it is in a new case
case-closed-expired = Its time is over
case-closed-sold = Sold
case-closed-hidden = Hidden
case-closed-rejected = Rejected
case-closed-published = Published
case-closed-gone = It is gone
toast-case-taken = Decided already: { $what }

case-reasons = Why? The author will see the reason.
case-ask-reason = <a href="tg://user?id={ $id }">{ $name }</a>, write the reason as a reply to this message. The author will see it. Changed your mind? /cancel
case-ask-headline = <a href="tg://user?id={ $id }">{ $name }</a>, write the new headline as a reply to this message. Changed your mind? /cancel
case-ask-place = <a href="tg://user?id={ $id }">{ $name }</a>, which city does it belong to? Write its name as a reply to this message. Changed your mind? /cancel
case-place-unknown = I do not know this place. Try another spelling.
asked-for-words = An answer in words is needed here. Changed your mind? /cancel
button-reason-words = In my own words
button-reason-ad = Advertising
button-reason-false = Not true
button-reason-insult = Insults
button-reason-personal = Personal data
button-reason-repeat = Repeated
button-reason-place = Another city
reason-ad = it is advertising, not news
reason-false = it is not confirmed
reason-insult = it has insults in it
reason-personal = it has somebody’s personal data in it
reason-repeat = this news is there already
reason-place = it is not about this city

author-untitled = without words
author-published = A moderator looked, and it is published: <b>{ $title }</b>
author-rejected = A moderator rejected: <b>{ $title }</b>
author-undone = A moderator took the decision back, it is being looked at again: <b>{ $title }</b>
author-headline = A moderator changed your headline: <b>{ $is }</b>
author-place = A moderator moved to another place: <b>{ $title }</b>. Now it is { $is }.
author-hidden = Hidden for now, a moderator will look: <b>{ $title }</b>
author-warning = A moderator warns you. You can still send news.
author-mute = News from you is not taken for now.
author-mute-until = News from you is not taken. This ends: { $time }.
author-ban = You are banned from sending news.
author-ban-until = You are banned from sending news. This ends: { $time }.
author-lifted = The ban is lifted: you can send news again.
reason-flood = too many repeats
reason-campaign = many sent the same text
reason-ban = its author is banned from sending news
author-reason = Reason: { $reason }.

error-case-decided = This case has been decided. Open it again: /queue
error-headline-long =
    { $limit ->
        [one] The headline is longer than { $limit } character. Shorten it and send it again.
       *[other] The headline is longer than { $limit } characters. Shorten it and send it again.
    }
error-headline-empty = A headline needs words. Send it again.
error-moderators-only = Moderators decide this, and you are not one of them now.
error-case-gone = This case is gone. The others: /queue
error-case-open = This case is not decided yet. Open it again: /queue
error-case-undo-late = The decision could be undone within a day.
error-case-newer = There is a newer case about this: /queue
error-case-alerted = The city has been alerted; that cannot be undone.
