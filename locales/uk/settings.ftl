### Налаштування чату.

settings =
    <b>Налаштування</b>

    Мова: { $language }
    Тихі години: { $quiet }
    Новин у дайджесті: { $size }
    Вигляд: { $style }
    Часовий пояс: { $zone }
settings-of = Канал «{ $title }»
settings-language = Якою мовою говорити?
settings-quiet = У тихі години нічого не надходить. Коли вас не турбувати?
settings-quiet-from = З котрої години?
settings-quiet-to = З { $from }:00. До котрої години?
settings-size = Скільки новин в одному дайджесті?
settings-style = Сучасний вигляд — зі списками джерел, що розгортаються; його показують нові версії Telegram. Простий видно всюди.
settings-zone = За яким часом надсилати?

quiet-never = немає
style-auto = вибирається сам
style-rich = сучасний
style-classic = простий

button-language = Мова
button-quiet = Тихі години
button-size = Розмір
button-style = Вигляд
button-zone = Часовий пояс
button-quiet-never = Без тихих годин
button-quiet-own = Інші години
button-style-auto = Автоматично
button-style-rich = Сучасний
button-style-classic = Простий
