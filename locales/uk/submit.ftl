### Новини читачів: як розповісти й що розповіли.

submit-rules =
    <b>Перш ніж розповісти</b>

    • Пишіть про те, що бачили або точно знаєте.
    • Без образ, чужих адрес, телефонів і документів.
    • Реклама та заклики — не новини.
    • За новину відповідаєте ви; відкликати її можна будь-коли.

    Новина виходить одразу, цілком і без правок.
button-rules = Зрозуміло
submit-ask = Що сталося? Напишіть текст або надішліть фото з підписом. Перший рядок стане заголовком.
submit-again = Надішліть новий текст: він замінить попередній.
submit-words = Додайте слова: що на знімку? Перший рядок стане заголовком.
submit-place = Де це сталося? Напишіть місто.
submit-place-which = Яке з цих місць?
submit-place-unknown = Не знаю такого місця. Напишіть назву міста інакше.
submit-preview = Так побачать читачі:
submit-cancelled = Скасовано. Нічого не надіслано.
submit-in-private = Новини приймаю в особистому чаті.
submit-published =
    Опубліковано: <b>{ $title }</b>

    📍 { $place }. Читачі побачать її в найближчому дайджесті та в /readers.
submit-held =
    Новина в модератора: <b>{ $title }</b>

    Зараз усі новини проходять перевірку. Зазвичай це менш як година.
submit-withdrawn = Новину відкликано: <b>{ $title }</b>. Читачі її більше не бачать. Повернути можна протягом доби.
submit-hidden = Приховано модератором: <b>{ $title }</b>
submit-rejected = Не пройшло перевірку: <b>{ $title }</b>
submit-expired = Термін цієї новини минув: <b>{ $title }</b>

button-signed = З ім’ям
button-unsigned = Без імені
button-place = Місце
button-edit = Змінити
button-photos = 📷 Показати
button-publish = Опублікувати
button-withdraw = Відкликати
button-see = Переглянути
button-open-bot = Відкрити бота

news-signed = 👤 { $name }
news-unsigned = 👤 без імені
news-anonymous = без імені
news-at = { $time } · 📍 { $place }
news-media = 📷 { $count }

readers-title = 👤 <b>Новини читачів</b> за тиждень
readers-empty = За тиждень читачі ваших міст нічого не розповіли. Почати можете ви.
readers-line = { $number }. { $title } — { $who } · { $time }{ $photo }
