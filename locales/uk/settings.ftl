### Налаштування чату.

settings =
    <b>Налаштування</b>

    Мова: { $language }
    Часовий пояс: { $zone }
    Тихі години: { $quiet }
    Звук: { $sound }
    Дайджест: { $look }
settings-of = «{ $title }»
settings-language = Якою мовою говорити?
settings-quiet = Коли вас не турбувати? Можна не надсилати нічого — новини ночі прийдуть уранці одним дайджестом — або надсилати без звуку.
settings-quiet-from = З котрої години?
settings-quiet-to = З { $from }:00. До котрої години?
settings-size = Скільки новин в одному дайджесті?
settings-look = Який вигляд має дайджест? У сучасному вигляді джерела розгортаються під новиною; його показують нові версії Telegram. Простий видно всюди. Зображення: зазвичай це знімки читачів; можна показувати й зображення першої новини або жодного.
settings-zone = За яким часом надсилати?
settings-reset = Повернути налаштування, з яких ви починали? Мова, часовий пояс і підписки залишаться.
toast-settings-reset = Налаштування тепер такі, як були на початку.

quiet-never = немає
quiet-held = { $hours }, нічого не надходить
quiet-silent = { $hours }, надходить без звуку
sound-on = є
sound-off = немає
style-auto = вигляд вибирається сам
style-rich = сучасний вигляд
style-classic = простий вигляд
look-size =
    { $count ->
        [one] { $count } новина
        [few] { $count } новини
       *[many] { $count } новин
    }

button-language = Мова
button-zone = Часовий пояс
button-zones = Інші країни
button-quiet = Тихі години
button-quiet-never = Без тихих годин
button-quiet-own = Інші години
button-quiet-held = Не надсилати
button-quiet-silent = Без звуку
button-sound-on = Увімкнути звук
button-sound-off = Вимкнути звук
button-look = Вигляд
button-size = Новин: { $count }
button-style-auto = Автоматично
button-style-rich = Сучасний
button-style-classic = Простий
pictures-on = із зображеннями
pictures-off = без зображень
look-combined = усі міста в одному
look-compact = лише заголовки
button-pictures-auto = Зображення: авто
button-pictures-on = Із зображеннями
button-pictures-off = Без зображень
button-separate = Міста окремо
button-combined = Усі разом
button-full = Із джерелами
button-compact = Лише заголовки
button-reset = Скинути
button-reset-yes = Так, скинути
