### Настройки чата.

# $language, $quiet, $style, $zone (String) - как настроено; $size (Number) - сколько новостей
settings =
    <b>Настройки</b>

    Язык: { $language }
    Тихие часы: { $quiet }
    Новостей в дайджесте: { $size }
    Вид: { $style }
    Часовой пояс: { $zone }
# $title (String) - название канала
settings-of = Канал «{ $title }»
settings-language = На каком языке говорить?
settings-quiet = В тихие часы ничего не приходит. Когда вас не беспокоить?
settings-quiet-from = С какого часа?
# $from (Number) - час, с которого тихо
settings-quiet-to = С { $from }:00. До какого часа?
settings-size = Сколько новостей в одном дайджесте?
settings-style = Современный вид — с раскрывающимися списками источников; его показывают новые версии Telegram. Простой виден везде.
settings-zone = По какому времени присылать?

quiet-never = нет
style-auto = выбирается сам
style-rich = современный
style-classic = простой

button-language = Язык
button-quiet = Тихие часы
button-size = Размер
button-style = Вид
button-zone = Часовой пояс
button-quiet-never = Без тихих часов
button-quiet-own = Другие часы
button-style-auto = Автоматически
button-style-rich = Современный
button-style-classic = Простой
