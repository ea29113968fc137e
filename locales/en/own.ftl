### One’s own: the list of what was sent, how it fares, what can be done.

own-title = <b>What you sent</b>
own-empty = You have sent nothing yet. Tell the city some news, or post an ad.
own-line =
    { $number }. { $sign } { $title }
    { $fares }
own-state-published = published
own-state-held = with a moderator
own-state-withdrawn = withdrawn
own-state-hidden = hidden by a moderator
own-state-rejected = did not pass the check
own-state-expired = its time is over
own-state-sold = sold
own-until = Stands until: { $time }
own-attached = Also shown under the media’s story about the same event.
own-reason = Moderator: { $reason }

button-own-edit = Edit
button-own-withdraw = Withdraw
button-own-sell = Sold
button-own-renew = Renew
button-own-restore = Put back
button-own-detach = Something else
button-add-ad = Post an ad

error-renew-early = It can be renewed three days before it ends.
