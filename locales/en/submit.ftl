### News from readers: how to tell it, and what was told.

submit-rules =
    <b>Before you tell it</b>

    • Write about what you saw or know for certain.
    • No insults, and nobody else’s address, phone or documents.
    • Advertising and appeals are not news.
    • You answer for your news; you can withdraw it at any moment.

    It is published at once, whole and unedited.
button-rules = I see
submit-ask = What happened? Write it, or send a photo with a caption. The first line becomes the headline.
submit-again = Send the new text: it will replace the old one.
submit-words = Add some words: what does it show? The first line becomes the headline.
submit-place = Where did it happen? Type a city.
submit-place-which = Which of these places?
submit-place-unknown = I do not know this place. Try another spelling of the city.
submit-preview = This is what readers will see:
submit-cancelled = Cancelled. Nothing was sent.
submit-in-private = I take news in a private chat.
submit-published =
    Published: <b>{ $title }</b>

    📍 { $place }. Readers will see it in the next digest and in /readers.
submit-held =
    With a moderator: <b>{ $title }</b>

    All news is being checked at the moment. It usually takes less than an hour.
submit-withdrawn = Withdrawn: <b>{ $title }</b>. Readers no longer see it. You can put it back within a day.
submit-hidden = Hidden by a moderator: <b>{ $title }</b>
submit-rejected = Did not pass the check: <b>{ $title }</b>
submit-expired = The time of this news is over: <b>{ $title }</b>

button-signed = With my name
button-unsigned = Without a name
button-place = Place
button-edit = Edit
button-photos = 📷 Show
button-publish = Publish
button-withdraw = Withdraw
button-see = See it
button-open-bot = Open the bot

news-signed = 👤 { $name }
news-unsigned = 👤 no name
news-anonymous = no name
news-at = { $time } · 📍 { $place }
news-media = 📷 { $count }

readers-title = 👤 <b>News from readers</b> of the week
readers-empty = Readers of your cities have told nothing this week. You could begin.
readers-line = { $number }. { $title } — { $who } · { $time }{ $photo }
