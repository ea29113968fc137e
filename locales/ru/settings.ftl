### Настройки чата.

# $language, $zone, $quiet, $sound, $look (String) - как настроено
settings =
    <b>Настройки</b>

    Язык: { $language }
    Часовой пояс: { $zone }
    Тихие часы: { $quiet }
    Звук: { $sound }
    Дайджест: { $look }
# $title (String) - название группы или канала
settings-of = «{ $title }»
settings-language = На каком языке говорить?
settings-quiet = Когда вас не беспокоить? Можно не присылать ничего — новости ночи придут утром одним дайджестом — или присылать без звука.
settings-quiet-from = С какого часа?
# $from (Number) - час, с которого тихо
settings-quiet-to = С { $from }:00. До какого часа?
settings-size = Сколько новостей в одном дайджесте?
settings-look = Как выглядит дайджест? В современном виде источники раскрываются под новостью; его показывают новые версии Telegram. Простой виден везде. Картинки: обычно это снимки читателей; можно показывать и картинку первой новости или ни одной.
settings-zone = По какому времени присылать?
settings-reset = Вернуть настройки, с которых вы начинали? Язык, часовой пояс и подписки останутся.
toast-settings-reset = Настройки теперь такие, как были в начале.

quiet-never = нет
# $hours (String) - с какого по какой час
quiet-held = { $hours }, ничего не приходит
quiet-silent = { $hours }, приходит без звука
sound-on = есть
sound-off = нет
style-auto = вид выбирается сам
style-rich = современный вид
style-classic = простой вид
# $count (Number) - сколько новостей
look-size =
    { $count ->
        [one] { $count } новость
        [few] { $count } новости
       *[many] { $count } новостей
    }

button-language = Язык
button-zone = Часовой пояс
button-zones = Другие страны
button-quiet = Тихие часы
button-quiet-never = Без тихих часов
button-quiet-own = Другие часы
button-quiet-held = Не присылать
button-quiet-silent = Без звука
button-sound-on = Включить звук
button-sound-off = Выключить звук
button-look = Как выглядит
button-size = Новостей: { $count }
button-style-auto = Автоматически
button-style-rich = Современный
button-style-classic = Простой
pictures-on = с картинками
pictures-off = без картинок
look-combined = все города в одном
look-compact = только заголовки
button-pictures-auto = Картинки: авто
button-pictures-on = С картинками
button-pictures-off = Без картинок
button-separate = Города отдельно
button-combined = Все вместе
button-full = С источниками
button-compact = Только заголовки
button-reset = Сбросить
button-reset-yes = Да, сбросить
