### What did not work and what can be done. Also shown as toasts: no markup, up to 200 characters.

error-unexpected = Something went wrong, and we know about it already. Please try again a little later.
error-button-old = This button no longer works. Open the screen again: /help
error-admins-only = Only admins of this chat can set it up.
error-chat-gone = I no longer write to this chat. Add the bot again.
error-place-gone = This place is no longer on the list. Type the name of a city.
error-too-many-places =
    { $limit ->
        [one] You can subscribe to { $limit } place at most. Remove one in /mine.
       *[other] You can subscribe to { $limit } places at most. Remove one in /mine.
    }
error-subscription-gone = This subscription is gone. Open the list: /mine
error-last-hour = At least one hour is needed. To get nothing, pause the subscription.
error-submissions-closed = News from readers is not taken at the moment.
error-submission-long =
    { $limit ->
        [one] Too long: { $length } of at most { $limit } character. Shorten it and send it again.
       *[other] Too long: { $length } of at most { $limit } characters. Shorten it and send it again.
    }
error-submission-moved = Something has been done with this news already. Open it again.
error-undo-late = It could be put back within a day. You can send it again: /add
error-draft-gone = This draft is gone. Begin again: /add
error-news-gone = This news is gone: its author withdrew it or a moderator hid it.
error-not-yours = This is not among your news.
error-digest-gone = This digest is gone. Fresh news: /now
error-story-gone = This story is gone. Fresh news: /now
