### Что прислали читатели: карточка, списки, галерея, объявления. Кнопка не длиннее 20 знаков.

command-photos = Фото города
command-ads = Частные объявления
command-mynews = Что я прислал

# $name (String) - подпись
news-signed = 👤 { $name }
news-unsigned = 👤 без имени
news-anonymous = без имени
# $time (String) - когда; $place (String) - где
news-at = { $time } · 📍 { $place }
news-edited = изменено
news-urgent = 🔔 <b>Срочно</b>
# $names (String) - чьи это слова
news-forwarded = ↪ Переслано: { $names }
# $place (String) - место в именительном падеже
photo-untitled = Фото: { $place }

list-title-readers = 👤 <b>Новости читателей</b>
list-empty-readers = За неделю читатели ваших городов ничего не рассказали. Начать можете вы.
# $number (String) - номер в списке; $title, $facts (String)
readers-line = { $number }. { $title } — { $facts }
list-title-photos = 📷 <b>Фото города</b>
list-empty-photos = Фотографий пока нет. Первую можете прислать вы.
photos-best = 📷 <b>Фото дня</b>
list-title-ads = 🏷 <b>Частные объявления</b>
list-empty-ads = Объявлений пока нет. Первое можете подать вы.
ads-by = Какие объявления показать?
# $what (String) - место, порядок, рубрика
list-of = { $what }
list-empty-by = Здесь пока ничего нет.
list-by-liked = лучшие
list-by-archive = архив
list-by-day = за сутки, лучшие

button-by-liked = Лучшие
button-by-archive = Архив
button-by-day = Фото дня
button-all-places = Все места
button-add-readers = Рассказать
button-add-photos = Прислать фото
button-add-ads = Подать объявление
button-own = Мои
button-categories = Рубрики
button-all-categories = Все рубрики
# $name (String) - рубрика; $count (Number) - сколько в ней
button-count = { $name } · { $count }
button-point = 🗺 На карте
# $count (Number) - сколько ещё снимков
button-more-photos = Ещё { $count } 📷
button-gallery = Вся галерея
button-share = ↗ Поделиться

error-like-own = За своё голосовать нельзя, но другие могут.
error-place-typed = Не знаю такого места. Напишите город точнее или откройте список без названия.
urgent-button-open = Открыть новость
