### Що надіслали читачі: картка, списки, галерея, оголошення.

command-photos = Фото міста
command-ads = Приватні оголошення
command-mynews = Що я надіслав

news-signed = 👤 { $name }
news-unsigned = 👤 без імені
news-anonymous = без імені
news-at = { $time } · 📍 { $place }
news-edited = змінено
news-urgent = 🔔 <b>Терміново</b>
news-forwarded = ↪ Переслано: { $names }
photo-untitled = Фото: { $place }

list-title-readers = 👤 <b>Новини читачів</b>
list-empty-readers = За тиждень читачі ваших міст нічого не розповіли. Почати можете ви.
readers-line = { $number }. { $title } — { $facts }
list-title-photos = 📷 <b>Фото міста</b>
list-empty-photos = Фотографій поки що немає. Першу можете надіслати ви.
photos-best = 📷 <b>Фото дня</b>
list-title-ads = 🏷 <b>Приватні оголошення</b>
list-empty-ads = Оголошень поки що немає. Перше можете подати ви.
ads-by = Які оголошення показати?
list-of = { $what }
list-empty-by = Тут поки що нічого немає.
list-by-liked = найкращі
list-by-archive = архів
list-by-day = за добу, найкращі

button-by-liked = Найкращі
button-by-archive = Архів
button-by-day = Фото дня
button-all-places = Усі місця
button-add-readers = Розповісти
button-add-photos = Надіслати фото
button-add-ads = Подати оголошення
button-own = Мої
button-categories = Рубрики
button-all-categories = Усі рубрики
button-count = { $name } · { $count }
button-point = 🗺 На мапі
button-more-photos = Ще { $count } 📷
button-gallery = Уся галерея
button-share = ↗ Поділитися

error-like-own = За своє голосувати не можна, але інші можуть.
error-place-typed = Не знаю такого місця. Напишіть місто точніше або відкрийте список без назви.
urgent-button-open = Відкрити новину
