### Readers’ complaints and authors’ appeals.

button-report = Report
report-ask = What is wrong with this news?
button-report-false = Not true
button-report-ad = Advertising
button-report-insult = Insults
button-report-personal = Personal data
button-report-danger = A dangerous call
button-report-other = Something else
report-false = not true
report-ad = advertising
report-insult = insults
report-personal = personal data
report-danger = a dangerous call
report-other = something else
report-taken = Thank you. If others report it too, it will be hidden until a moderator has looked.
report-hid = Thank you. It is hidden, and a moderator will look at it.
report-again = You have reported this already, and a moderator will see it.
error-report-own = This is your own news: you can withdraw it.
error-report-barred = Reports from you are not taken at the moment: /appeal
error-report-limit =
    { $limit ->
        [one] You can report { $limit } thing a day. The rest tomorrow.
       *[other] You can report { $limit } things a day. The rest tomorrow.
    }

case-kind-reported = Reported by readers
case-reported-news = News that readers report
case-reported-urgent = Urgent news that readers report
case-reported-photo = A photo that readers report
case-reported-ad = An ad that readers report
case-kind-appeal = An author objects
case-kind-ban = An appeal against a ban
case-why-reports = readers complain
case-why-appeal = its author does not agree with the decision
case-complaints =
    { $count ->
        [one] { $count } report: { $reasons }
       *[other] { $count } reports: { $reasons }
    }
case-now-published = Readers see it now.
case-now-hidden = It is hidden now.
case-now-held = It is being looked at.
case-now-rejected = It is taken down.
case-now-withdrawn = Its author withdrew it.
case-now-expired = Its time is over.
case-now-sold = It is marked as sold.
case-objects-to = Decided by { $name }, reason: { $reason }
button-case-keep = ✓ Keep
button-case-remove = ✕ Take down ›
button-case-grant = ✓ Publish
button-case-deny = ✕ Refuse ›
button-case-lift = ✓ Lift the ban
button-case-uphold = ✕ Keep the ban ›
case-decision-keep = Kept
case-decision-remove = Taken down
case-decision-grant = Published on appeal
case-decision-deny = Refused
case-decision-lift = Ban lifted
case-decision-uphold = Ban kept
case-closed-over = The ban is over
button-reason-same = The same reason
button-reason-rules = By the rules
reason-same = the decision was right
reason-rules = the rules ask for it
reason-reports = readers complained
error-appeal-own = This objects to your own decision: let another moderator look at it.

author-restored = A moderator looked, and it can be seen again: <b>{ $title }</b>
author-removed = A moderator took down: <b>{ $title }</b>
author-granted = A moderator agrees with you, it is published: <b>{ $title }</b>
author-denied = A moderator looked at your appeal and left the decision as it was.
author-kept = A moderator looked at your appeal and left the ban as it was.
author-relaid = The ban was lifted by mistake: news from you is not taken again.

button-appeal = Object
button-appeal-ban = Object to the ban
appeal-title = <b>What you can object to</b>
appeal-nothing = There is nothing to object to: none of your news was refused within a month, and nothing is forbidden to you.
appeal-standing =
    { $what }
    Reason: { $reason }
appeal-line =
    { $number }. <b>{ $title }</b>
    Reason: { $reason }
appeal-sent = You have objected; the answer will come here.
appeal-ask = Write why the decision is wrong. You can object once, and another moderator will look. Changed your mind? /cancel
appeal-taken = A moderator has your appeal. The answer will come here.
error-appeal-gone = There is nothing to object to here any more: /appeal
error-appeal-once = You have objected already. The answer will come here.
command-appeal = Disagree with a moderator
