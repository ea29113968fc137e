### Налады чата.

settings =
    <b>Налады</b>

    Мова: { $language }
    Гадзінны пояс: { $zone }
    Ціхія гадзіны: { $quiet }
    Гук: { $sound }
    Дайджэст: { $look }
settings-of = «{ $title }»
settings-language = На якой мове гаварыць?
settings-quiet = Калі вас не турбаваць? Можна не дасылаць нічога — навіны ночы прыйдуць раніцай адным дайджэстам — або дасылаць без гуку.
settings-quiet-from = З якой гадзіны?
settings-quiet-to = З { $from }:00. Да якой гадзіны?
settings-size = Колькі навін у адным дайджэсце?
settings-look = Як выглядае дайджэст? У сучасным выглядзе крыніцы разгортваюцца пад навіной; яго паказваюць новыя версіі Telegram. Просты відаць усюды. Малюнкі: звычайна гэта здымкі чытачоў; можна паказваць і малюнак першай навіны або ніводнага.
settings-zone = Па якім часе дасылаць?
settings-reset = Вярнуць налады, з якіх вы пачыналі? Мова, гадзінны пояс і падпіскі застануцца.
toast-settings-reset = Налады цяпер такія, як былі на пачатку.

quiet-never = няма
quiet-held = { $hours }, нічога не прыходзіць
quiet-silent = { $hours }, прыходзіць без гуку
sound-on = ёсць
sound-off = няма
style-auto = выгляд выбіраецца сам
style-rich = сучасны выгляд
style-classic = просты выгляд
look-size =
    { $count ->
        [one] { $count } навіна
        [few] { $count } навіны
       *[many] { $count } навін
    }

button-language = Мова
button-zone = Гадзінны пояс
button-zones = Іншыя краіны
button-quiet = Ціхія гадзіны
button-quiet-never = Без ціхіх гадзін
button-quiet-own = Іншыя гадзіны
button-quiet-held = Не дасылаць
button-quiet-silent = Без гуку
button-sound-on = Уключыць гук
button-sound-off = Выключыць гук
button-look = Як выглядае
button-size = Навін: { $count }
button-style-auto = Аўтаматычна
button-style-rich = Сучасны
button-style-classic = Просты
pictures-on = з малюнкамі
pictures-off = без малюнкаў
look-combined = усе гарады ў адным
look-compact = толькі загалоўкі
button-pictures-auto = Малюнкі: аўта
button-pictures-on = З малюнкамі
button-pictures-off = Без малюнкаў
button-separate = Гарады асобна
button-combined = Усе разам
button-full = З крыніцамі
button-compact = Толькі загалоўкі
button-reset = Скінуць
button-reset-yes = Так, скінуць
