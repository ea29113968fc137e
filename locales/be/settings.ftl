### Налады чата.

settings =
    <b>Налады</b>

    Мова: { $language }
    Ціхія гадзіны: { $quiet }
    Навін у дайджэсце: { $size }
    Выгляд: { $style }
    Гадзінны пояс: { $zone }
settings-of = Канал «{ $title }»
settings-language = На якой мове гаварыць?
settings-quiet = У ціхія гадзіны нічога не прыходзіць. Калі вас не турбаваць?
settings-quiet-from = З якой гадзіны?
settings-quiet-to = З { $from }:00. Да якой гадзіны?
settings-size = Колькі навін у адным дайджэсце?
settings-style = Сучасны выгляд — са спісамі крыніц, якія разгортваюцца; яго паказваюць новыя версіі Telegram. Просты відаць усюды.
settings-zone = Па якім часе дасылаць?

quiet-never = няма
style-auto = выбіраецца сам
style-rich = сучасны
style-classic = просты

button-language = Мова
button-quiet = Ціхія гадзіны
button-size = Памер
button-style = Выгляд
button-zone = Гадзінны пояс
button-quiet-never = Без ціхіх гадзін
button-quiet-own = Іншыя гадзіны
button-style-auto = Аўтаматычна
button-style-rich = Сучасны
button-style-classic = Просты
