### Што даслалі чытачы: картка, спісы, галерэя, аб’явы.

command-photos = Фота горада
command-ads = Прыватныя аб’явы
command-mynews = Што я даслаў

news-signed = 👤 { $name }
news-unsigned = 👤 без імя
news-anonymous = без імя
news-at = { $time } · 📍 { $place }
news-edited = зменена
news-urgent = 🔔 <b>Тэрмінова</b>
news-forwarded = ↪ Пераслана: { $names }
photo-untitled = Фота: { $place }

list-title-readers = 👤 <b>Навіны чытачоў</b>
list-empty-readers = За тыдзень чытачы вашых гарадоў нічога не расказалі. Пачаць можаце вы.
readers-line = { $number }. { $title } — { $facts }
list-title-photos = 📷 <b>Фота горада</b>
list-empty-photos = Фатаграфій пакуль няма. Першую можаце даслаць вы.
photos-best = 📷 <b>Фота дня</b>
list-title-ads = 🏷 <b>Прыватныя аб’явы</b>
list-empty-ads = Аб’яў пакуль няма. Першую можаце падаць вы.
ads-by = Якія аб’явы паказаць?
list-of = { $what }
list-empty-by = Тут пакуль нічога няма.
list-by-liked = лепшыя
list-by-archive = архіў
list-by-day = за суткі, лепшыя

button-by-liked = Лепшыя
button-by-archive = Архіў
button-by-day = Фота дня
button-all-places = Усе месцы
button-add-readers = Расказаць
button-add-photos = Даслаць фота
button-add-ads = Падаць аб’яву
button-own = Мае
button-categories = Рубрыкі
button-all-categories = Усе рубрыкі
button-count = { $name } · { $count }
button-point = 🗺 На мапе
button-more-photos = Яшчэ { $count } 📷
button-gallery = Уся галерэя
button-share = ↗ Падзяліцца

error-like-own = За сваё галасаваць нельга, але іншыя могуць.
error-place-typed = Не ведаю такога месца. Напішыце горад дакладней або адкрыйце спіс без назвы.
urgent-button-open = Адкрыць навіну
