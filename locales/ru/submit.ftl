### Новости читателей: как рассказать и что рассказали.

submit-rules =
    <b>Прежде чем рассказать</b>

    • Пишите о том, что видели или точно знаете.
    • Без оскорблений, чужих адресов, телефонов и документов.
    • Реклама и призывы — не новости.
    • За новость отвечаете вы; отозвать её можно в любой момент.

    Новость выходит сразу, целиком и без правки.
button-rules = Понятно
submit-ask = Что случилось? Напишите текст или пришлите фото с подписью. Первая строка станет заголовком.
submit-again = Пришлите новый текст: он заменит прежний.
submit-words = Добавьте слова: что на снимке? Первая строка станет заголовком.
submit-place = Где это случилось? Напишите город.
submit-place-which = Какое из этих мест?
submit-place-unknown = Не знаю такого места. Напишите название города иначе.
submit-preview = Так увидят читатели:
submit-cancelled = Отменено. Ничего не отправлено.
submit-in-private = Новости принимаю в личном чате.
# $title (String) - заголовок; $place (String) - место в именительном падеже
submit-published =
    Опубликовано: <b>{ $title }</b>

    📍 { $place }. Читатели увидят её в ближайшем дайджесте и в /readers.
submit-held =
    Новость у модератора: <b>{ $title }</b>

    Сейчас все новости проходят проверку. Обычно это меньше часа.
submit-withdrawn = Новость отозвана: <b>{ $title }</b>. Читатели её больше не видят. Вернуть можно в течение суток.
submit-hidden = Скрыто модератором: <b>{ $title }</b>
submit-rejected = Не прошло проверку: <b>{ $title }</b>
submit-expired = Срок этой новости прошёл: <b>{ $title }</b>

button-signed = С именем
button-unsigned = Без имени
button-place = Место
button-edit = Изменить
button-photos = 📷 Показать
button-publish = Опубликовать
button-withdraw = Отозвать
button-see = Посмотреть
button-open-bot = Открыть бота

# $name (String) - подпись
news-signed = 👤 { $name }
news-unsigned = 👤 без имени
news-anonymous = без имени
# $time (String) - когда; $place (String) - где
news-at = { $time } · 📍 { $place }
# $count (Number) - сколько снимков
news-media = 📷 { $count }

readers-title = 👤 <b>Новости читателей</b> за неделю
readers-empty = За неделю читатели ваших городов ничего не рассказали. Начать можете вы.
# $number (Number) - номер в списке; $title, $who, $time, $photo (String)
readers-line = { $number }. { $title } — { $who } · { $time }{ $photo }
