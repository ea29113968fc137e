### Вибір місця та підписка.

button-near-me = 📍 Поруч зі мною
button-place-near = { $place } · { $km } км
button-news-of = Новини: { $place }
button-browse = Вибрати зі списку
button-other-city = Інше місто
button-yes = Так, підписати
button-whole = Увесь регіон
button-more-city = Ще місто

place-placeholder = Наприклад, Харків
place-ask = Яке місто? Напишіть назву або надішліть геопозицію.
place-ask-group = Дайте відповідь на це повідомлення назвою міста або напишіть, наприклад, <code>/subscribe Харків</code>
place-guess = { $place } — підписати?
place-which = «{ $query }» — яке саме?
place-which-of-these = Яке з цих місць?
place-maybe = Не знаю місця «{ $query }». Можливо, одне з цих?
place-unknown = Не знаю місця «{ $query }». Спробуйте написати інакше або виберіть зі списку.
place-near = Поруч із вами. Новини якого міста надсилати?
place-far =
    { $km ->
        [one] До найближчого міста, яке я знаю, { $km } кілометр. Підходить?
        [few] До найближчого міста, яке я знаю, { $km } кілометри. Підходить?
       *[many] До найближчого міста, яке я знаю, { $km } кілометрів. Підходить?
    }
place-gone = місце поза списком
place-with-region = { $city } та { $region }
place-city-only = { $city }, лише місто
news-of = новини { $place }

browse-countries = Виберіть країну або розділ.
browse-inside = <b>{ $place }</b>. Виберіть зі списку.

subscribed = Готово: { $covers }, { $when }.
subscribed-already = Ви вже підписані: { $covers }, { $when }.
subscribed-group = { $who } підписує «{ $title }»: { $covers }, { $when }.
place-unknown-point = Не бачу такої точки на мапі. Напишіть назву міста.
