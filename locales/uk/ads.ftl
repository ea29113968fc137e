### Приватні оголошення: рубрика, ціна, як зв’язатися, де показувати.

ad-category-home = Житло
ad-category-transport = Транспорт
ad-category-things = Речі
ad-category-devices = Техніка
ad-category-work = Робота
ad-category-services = Послуги
ad-category-animals = Тварини
ad-category-lost = Знахідки, втрати
ad-category-other = Інше

ad-ask-category = Про що оголошення?
ad-ask-price = Скільки коштує? Напишіть суму, наприклад 5 000 або 1,5 млн; валюту можна вказати.
ad-ask-contact = Як із вами зв’язатися? Напишіть телефон або ім’я в Telegram: це побачать усі.
ad-about = 🏷 { $facts }
ad-contact = ☎ { $contact }
ad-shown-region = по області
ad-shown-country = по країні

ad-ends-soon = Оголошення <b>{ $title }</b> закінчиться { $time }. Продовжити ще на 30 днів?
ad-ends-over = Строк оголошення минув: <b>{ $title }</b>. Його більше не видно. Продовжити?

price-free = задарма
price-talk = ціна договірна
button-price-free = Задарма
button-price-talk = Договірна
button-price-none = Без ціни
button-username = Моє ім’я в Telegram
button-category = Рубрика
button-price = Ціна
button-contact = Контакт
button-reach-city = Місто
button-reach-region = Область
button-reach-country = Країна

error-price = Не схоже на ціну. Напишіть суму, наприклад 5 000 ₴, або натисніть кнопку.
error-contact-empty = Напишіть телефон або ім’я в Telegram.
error-contact-long =
    { $limit ->
        [one] Задовго: вистачить { $limit } знака.
        [few] Задовго: вистачить { $limit } знаків.
       *[many] Задовго: вистачить { $limit } знаків.
    }
error-contact-other = Це контакт іншої людини. Надішліть свій або напишіть словами.
error-no-username = У вас немає імені в Telegram. Напишіть телефон.
