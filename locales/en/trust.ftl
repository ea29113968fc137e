### What becomes of news: why a moderator has it, why it was not taken, and what can be done.

held-link = It has a link or a user name in it, and you joined us not long ago. It usually takes less than an hour.
held-phone = It has a phone number in it, and you joined us not long ago. It usually takes less than an hour.
held-card = It has the number of a bank card in it. It usually takes less than an hour.
held-masked = A link in it leads elsewhere than it says. It usually takes less than an hour.
held-disguise = Its words are written so that they are hard to read. It usually takes less than an hour.
held-near = Others sent something like it not long ago. It usually takes less than an hour.
held-surge = Many equal messages are coming in at the moment. It usually takes less than an hour.
held-watched = Some of your news were rejected lately. It usually takes less than an hour.
held-word = It has a word in it that moderators look at themselves. It usually takes less than an hour.

error-stop-ban = News from you is not taken. Why, and how to object: /appeal
error-stop-mute = News from you is not taken for now. Why, and how to object: /appeal
error-stop-ban-until =
    { $hours ->
        [one] News from you is not taken for { $hours } more hour. Why, and how to object: /appeal
       *[other] News from you is not taken for { $hours } more hours. Why, and how to object: /appeal
    }
error-stop-mute-until = { error-stop-ban-until }
error-stop-ban-days =
    { $days ->
        [one] News from you is not taken for { $days } more day. Why, and how to object: /appeal
       *[other] News from you is not taken for { $days } more days. Why, and how to object: /appeal
    }
error-stop-mute-days = { error-stop-ban-days }
error-stop-hour =
    { $minutes ->
        [one] { $limit } can be sent in an hour. The next one can go in { $minutes } minute; your draft is kept.
       *[other] { $limit } can be sent in an hour. The next one can go in { $minutes } minutes; your draft is kept.
    }
error-stop-day =
    { $minutes ->
        [one] { $limit } can be sent in a day. The next one can go in { $minutes } minute; your draft is kept.
       *[other] { $limit } can be sent in a day. The next one can go in { $minutes } minutes; your draft is kept.
    }
error-stop-pause =
    { $minutes ->
        [one] Too many refusals in a row. Try again in { $minutes } minute; your draft is kept.
       *[other] Too many refusals in a row. Try again in { $minutes } minutes; your draft is kept.
    }
error-early-hour =
    { $minutes ->
        [one] { $limit } can be sent in an hour. Send your news in { $minutes } minute; sent sooner, it will not be kept.
       *[other] { $limit } can be sent in an hour. Send your news in { $minutes } minutes; sent sooner, it will not be kept.
    }
error-early-day =
    { $minutes ->
        [one] { $limit } can be sent in a day. Send your news in { $minutes } minute; sent sooner, it will not be kept.
       *[other] { $limit } can be sent in a day. Send your news in { $minutes } minutes; sent sooner, it will not be kept.
    }
error-early-pause =
    { $minutes ->
        [one] Too many refusals in a row. Send your news in { $minutes } minute; sent sooner, it will not be kept.
       *[other] Too many refusals in a row. Send your news in { $minutes } minutes; sent sooner, it will not be kept.
    }
error-crowded = Very many people are sending news just now, and I cannot keep up. Please repeat it in a minute.
error-too-fast = Too many messages at once; I skipped some of them. Wait a minute and send those again.
error-stop-word = This word is not published here: “{ $word }”. Take it out and send it again; your draft is kept.
error-stop-own = You have sent this already: “{ $title }”. You can edit or withdraw that one.
error-stop-refused = A moderator refused something like it from you: “{ $title }”. If you disagree: /appeal
error-stop-twin = This has been told already: “{ $title }”. If you know more, tell it in your own words.
error-stop-waits = This has been sent already, and a moderator has it. If you know more, tell it in your own words.
error-stop-farm = Others sent this link or number today as well, and a moderator is checking it. Send your news without it; your draft is kept.
error-stop-queue = Moderators have a lot to look at just now. Try again in an hour; your draft is kept.
error-stop-flood =
    { $hours ->
        [one] Too many repeats: news from you is not taken for { $hours } hour. To object: /appeal
       *[other] Too many repeats: news from you is not taken for { $hours } hours. To object: /appeal
    }
error-word-wrong =
    { $limit ->
        [one] The list takes a word or a phrase of at most { $limit } word.
       *[other] The list takes a word or a phrase of at most { $limit } words.
    }
