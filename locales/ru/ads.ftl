### Частные объявления: рубрика, цена, как связаться, где показывать. Кнопка не длиннее 20 знаков.

ad-category-home = Жильё
ad-category-transport = Транспорт
ad-category-things = Вещи
ad-category-devices = Техника
ad-category-work = Работа
ad-category-services = Услуги
ad-category-animals = Животные
ad-category-lost = Находки, пропажи
ad-category-other = Другое

ad-ask-category = О чём объявление?
ad-ask-price = Сколько стоит? Напишите сумму, например 5 000 или 1,5 млн; валюту можно указать.
ad-ask-contact = Как с вами связаться? Напишите телефон или имя в Telegram: это увидят все.
# $facts (String) - цена и рубрика
ad-about = 🏷 { $facts }
# $contact (String) - как связаться
ad-contact = ☎ { $contact }
ad-shown-region = по области
ad-shown-country = по стране

# $title (String) - заголовок; $time (String) - когда закончится
ad-ends-soon = Объявление <b>{ $title }</b> закончится { $time }. Продлить ещё на 30 дней?
ad-ends-over = Срок объявления прошёл: <b>{ $title }</b>. Его больше не видно. Продлить?

price-free = даром
price-talk = цена договорная
button-price-free = Даром
button-price-talk = Договорная
button-price-none = Без цены
button-username = Моё имя в Telegram
button-category = Рубрика
button-price = Цена
button-contact = Контакт
button-reach-city = Город
button-reach-region = Область
button-reach-country = Страна

error-price = Не похоже на цену. Напишите сумму, например 5 000 ₽, или нажмите кнопку.
error-contact-empty = Напишите телефон или имя в Telegram.
# $limit (Number) - сколько знаков можно
error-contact-long =
    { $limit ->
        [one] Слишком длинно: хватит { $limit } знака.
        [few] Слишком длинно: хватит { $limit } знаков.
       *[many] Слишком длинно: хватит { $limit } знаков.
    }
error-contact-other = Это контакт другого человека. Пришлите свой или напишите словами.
error-no-username = У вас нет имени в Telegram. Напишите телефон.
