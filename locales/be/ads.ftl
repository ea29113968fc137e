### Прыватныя аб’явы: рубрыка, цана, як звязацца, дзе паказваць.

ad-category-home = Жыллё
ad-category-transport = Транспарт
ad-category-things = Рэчы
ad-category-devices = Тэхніка
ad-category-work = Праца
ad-category-services = Паслугі
ad-category-animals = Жывёлы
ad-category-lost = Знаходкі, страты
ad-category-other = Іншае

ad-ask-category = Пра што аб’ява?
ad-ask-price = Колькі каштуе? Напішыце суму, напрыклад 5 000 або 1,5 млн; валюту можна пазначыць.
ad-ask-contact = Як з вамі звязацца? Напішыце тэлефон або імя ў Telegram: гэта ўбачаць усе.
ad-about = 🏷 { $facts }
ad-contact = ☎ { $contact }
ad-shown-region = па вобласці
ad-shown-country = па краіне

ad-ends-soon = Аб’ява <b>{ $title }</b> скончыцца { $time }. Падоўжыць яшчэ на 30 дзён?
ad-ends-over = Тэрмін аб’явы мінуў: <b>{ $title }</b>. Яе больш не відаць. Падоўжыць?

price-free = дарма
price-talk = цана дамоўная
button-price-free = Дарма
button-price-talk = Дамоўная
button-price-none = Без цаны
button-username = Маё імя ў Telegram
button-category = Рубрыка
button-price = Цана
button-contact = Кантакт
button-reach-city = Горад
button-reach-region = Вобласць
button-reach-country = Краіна

error-price = Не падобна на цану. Напішыце суму, напрыклад 500 BYN, або націсніце кнопку.
error-contact-empty = Напішыце тэлефон або імя ў Telegram.
error-contact-long =
    { $limit ->
        [one] Задоўга: хопіць { $limit } знака.
        [few] Задоўга: хопіць { $limit } знакаў.
       *[many] Задоўга: хопіць { $limit } знакаў.
    }
error-contact-other = Гэта кантакт іншага чалавека. Дашліце свой або напішыце словамі.
error-no-username = У вас няма імя ў Telegram. Напішыце тэлефон.
