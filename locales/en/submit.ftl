### How to tell it: questions, the preview, what became of it.

submit-rules =
    <b>Before you tell it</b>

    • Write about what you saw or know for certain.
    • No insults, and nobody else’s address, phone or documents.
    • Advertising and appeals are not news.
    • You answer for your news; you can withdraw it at any moment.

    It is published at once, whole and unedited.
button-rules = I see
submit-ask-news = What happened? Write it, or send a photo, a video, a voice message, a location. The first line becomes the headline.
submit-ask-urgent = What happened? Urgent is what the city must know right now: an accident, a fire, a closed road. The first line becomes the headline.
submit-ask-photo = Send a photo of the city: one or an album, with a caption or without.
submit-ask-ad = What do you offer or look for? Write it and send photos. The first line becomes the headline.
submit-again = Send the new text: it will replace the old one. Photos and videos join those that are there.
submit-words = Add some words: what is it? The first line becomes the headline.
submit-picture = This needs at least one photo. Please send it.
submit-place = Where is it? Type a city.
submit-place-unknown = I do not know this place. Try another spelling of the city.
submit-kind = What is it?
submit-preview = This is what readers will see:
submit-preview-urgent = 🔔 Urgent: those who asked for it will be alerted ({ $place }).
submit-left-over =
    { $count ->
        [one] Ten attachments can be shown: { $count } did not fit.
       *[other] Ten attachments can be shown: { $count } did not fit.
    }
submit-cancelled = Cancelled. Nothing was sent.
submit-in-private = I take news in a private chat.
submit-edited = You have edited the message that this was made of. What was sent stays as it was.
submit-published-news =
    Published: <b>{ $title }</b>

    📍 { $place }. Readers will see it in the next digest and in /readers.
submit-published-urgent =
    Published: <b>{ $title }</b>

    📍 { $place }. Readers will see it in the next digest and in /readers.
submit-published-photo =
    Published: <b>{ $title }</b>

    📍 { $place }. The photo is in /photos, where readers can vote for it.
submit-published-ad =
    Published: <b>{ $title }</b>

    📍 { $place }. The ad is in /ads for 30 days; I will remind you before it ends.
submit-held =
    With a moderator: <b>{ $title }</b>

    { $why }
held-moderated = Everything is being checked at the moment. It usually takes less than an hour.
submit-withdrawn = Withdrawn: <b>{ $title }</b>. Readers no longer see it. You can put it back within a day.
submit-hidden = Hidden by a moderator: <b>{ $title }</b>
submit-rejected = Did not pass the check: <b>{ $title }</b>
submit-expired = Its time is over: <b>{ $title }</b>
submit-sold = Sold: <b>{ $title }</b>. The ad is taken down. You can put it back within a day.
alert-waiting = 🔔 It goes out at once when a moderator has looked.
alert-allowed = 🔔 It is going out to those who asked for urgent news.
alert-sent = 🔔 It has gone out to those who asked for urgent news.

said-refused =
    { $kind ->
        [sticker] A sticker is not news. Write it in words, or send a photo, a video, a voice message, a file, a location.
        [poll] Polls and lists are not published. Write it in words, or send a photo, a video, a voice message, a file, a location.
        [contact] Other people’s phone numbers are not published. Write in words what happened.
        [paid_media] Paid photos and videos cannot be shown. Send ordinary ones.
        [story] A story cannot be passed on. Send the photo or video itself.
        [live_photo] A live photo cannot be shown. Send it as an ordinary one.
       *[other] This cannot be published. Write it in words, or send a photo, a video, a voice message, a file, a location.
    }
hint-forward = Pass this on to the readers of your city? They will see where it comes from.
hint-voice = Tell this to the readers of your city? It will need a headline as well.
hint-file = Show this file to the readers of your city? It will need a headline as well.

error-file-large =
    { $limit ->
        [one] The file is too large: up to { $limit } megabyte is fine. Compress it or send a shorter one.
       *[other] The file is too large: up to { $limit } megabytes is fine. Compress it or send a shorter one.
    }
error-file-kind = Files of this kind are not published: pictures, PDF, documents, tables, sound and video are.
error-files-gone =
    { $count ->
        [one] Telegram no longer keeps { $count } attachment. The rest is there.
       *[other] Telegram no longer keeps { $count } attachments. The rest is there.
    }

button-signed = With my name
button-unsigned = Without a name
button-place = Place
button-edit = Edit
button-kind = Kind
button-photos = 📷 Show
button-no-media = No attachments
button-no-point = No map point
button-publish = Publish
button-save = Save
button-see = See it
button-open-bot = Open the bot
button-take-edited = Update it
button-kind-news = 👤 News
button-kind-urgent = 🔔 Urgent
button-kind-photo = 📷 City photo
button-kind-ad = 🏷 Ad
