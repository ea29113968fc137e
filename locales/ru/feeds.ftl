### Ленты: почему не читаются, что поправить издателю, как себя чувствуют.

# Почему по адресу ничего не получено. Продолжает фразу, без точки в конце
# $detail (String) - заметка программы, по-английски
trouble-other = не получилось: { $detail }
# $seconds (Number) - сколько ждали
trouble-connect =
    { $seconds ->
        [one] сайт не ответил за { $seconds } секунду
        [few] сайт не ответил за { $seconds } секунды
       *[many] сайт не ответил за { $seconds } секунд
    }
trouble-silent =
    { $seconds ->
        [one] сайт соединился и замолчал на { $seconds } секунду
        [few] сайт соединился и замолчал на { $seconds } секунды
       *[many] сайт соединился и замолчал на { $seconds } секунд
    }
trouble-slow =
    { $seconds ->
        [one] сайт отвечал дольше { $seconds } секунды
       *[many] сайт отвечал дольше { $seconds } секунд
    }
trouble-no-site = такого сайта нет, имя не находится
trouble-tls = сертификат сайта не в порядке
trouble-no-connection = нет соединения с сайтом
trouble-broken-off = сайт оборвал ответ
trouble-not-http = сайт ответил не по правилам интернета
trouble-no-page = это не адрес страницы
trouble-refused = по такому адресу лент не бывает: нужен обычный сайт в открытом интернете
trouble-password = сайт спрашивает пароль
trouble-forbidden = сайт не пускает нас
trouble-missing = такой страницы нет
trouble-gone = страницу убрали насовсем
trouble-busy = сайт просит приходить реже
# $status (Number) - код ответа HTTP
trouble-server = сайт сломан (ответ { $status })
trouble-status = сайт отказал (ответ { $status })
trouble-circle = сайт пересылает по кругу
# $megabytes (Number) - предел
trouble-large = документ больше { $megabytes } МБ
trouble-empty = сайт ответил пустой страницей
trouble-compression = сайт сжал ответ так, что его не разжать
trouble-reading = документ не удалось прочесть
trouble-html = там страница сайта, а не лента
trouble-json = там JSON, но не лента
trouble-no-entries = в ленте нет ни одной записи
trouble-not-feed = там не лента: ни RSS, ни Atom, ни JSON Feed
trouble-no-feed = лент на сайте не нашлось: ни на самой странице, ни там, где они обычно бывают
trouble-unchanged = сайт говорит, что ничего не изменилось, хотя мы спросили впервые
trouble-ours = ошибка на нашей стороне, мы о ней знаем
trouble-merged = это тот же адрес, что у другой ленты
# $date (String) - дата цифрами; $why (String) - причина
trouble-given-up = ни одного удачного ответа с { $date }: { $why }
trouble-private-channel = закрытый канал без бота не прочесть
trouble-adapter-off = чтение открытых страниц Telegram выключено
trouble-no-hub = RSSHub не настроен или маршрут записан с ошибкой
trouble-no-channel = такого открытого канала нет или в нём нет записей
trouble-robots = сайт просит нас его не читать (robots.txt)
trouble-withdrawn = тот, кто предложил ленту, её отозвал
trouble-taken-back = модератор отменил своё решение
trouble-own-channel = канал теперь сам показывает нам свои посты

# Что поправить издателю. Целые фразы
# $why (String) - причина
check-bad = Лента не читается: { $why }.
# $count (Number) - сколько записей; $parser (String) - fast или tolerant
check-good = Записей: { $count }, разбор { $parser }.
# $total, $kept (Number) - сколько записей есть и сколько взято
check-many = Записей слишком много: { $total }, взяли { $kept }.
check-ampersands = Знак «&» стоит сам по себе; в XML пишут «&amp;».
# $line (Number) - строка; 0: неизвестна
check-xml =
    { $line ->
        [0] XML составлен с ошибкой.
       *[other] XML составлен с ошибкой (строка { $line }).
    }
# $found, $declared (String) - кодировки
check-encoding-missing = Кодировка не указана; похоже на { $found }.
check-encoding-wrong = Указана кодировка { $declared }, а на деле { $found }.
check-damaged = Часть букв испорчена: это не настоящий UTF-8.
# $count (Number) - сколько записей
check-dates-missing = Нет понятной даты: { $count }. Без даты новость может не попасть в свой час.
check-dates-zone = У дат нет часового пояса: { $count }. Мы считаем их временем города.
check-dates-future = Есть записи из будущего: верен ли часовой пояс?
check-dates-same = У всех записей одна и та же дата: нужна дата самой публикации.
# $date (String) - дата цифрами
check-old = Последняя запись от { $date }.
check-links-missing = Нет адреса статьи: { $count }.
check-links-relative = Адреса без имени сайта: { $count }. Нужны полные, с https://.
check-links-same = Ведут на одну и ту же страницу: { $count }. У каждой записи должен быть свой адрес.
check-guid-missing = Нет guid: если адрес статьи сменится, она станет новостью второй раз.
check-guid-same = Одинаковый guid: { $count }. У каждой записи должен быть свой.
check-titles-missing = Нет заголовка: { $count }.
check-titles-capitals = Заголовки набраны прописными буквами.
check-summaries-missing = Нет описаний: одно-два предложения помогут понять, о чём новость и где она случилась.
# $minutes (Number) - за сколько минут записи
check-window =
    { $minutes ->
        [one] В ленте новости только за { $minutes } минуту: при сбое часть пропадёт. Хорошо держать хотя бы за сутки.
        [few] В ленте новости только за { $minutes } минуты: при сбое часть пропадёт. Хорошо держать хотя бы за сутки.
       *[many] В ленте новости только за { $minutes } минут: при сбое часть пропадёт. Хорошо держать хотя бы за сутки.
    }
check-few = Записей мало: { $count }. В горячий час часть уйдёт раньше, чем мы придём; лучше 20–50.
# $address (String) - новый адрес
check-moved = Лента переехала насовсем: { $address }. Дайте этот адрес.
check-redirect = Лента каждый раз пересылает на { $address }. Дайте этот адрес.
check-https = Адрес без https: по дороге его могут подменить.
check-caching = Нет ни ETag, ни Last-Modified: каждый наш приход стоит вам всей ленты.
# $minutes (Number) - сколько минут
check-max-age = Cache-Control просит не приходить { $minutes } мин: новости будут опаздывать.
# $megabytes (String) - размер
check-heavy = Документ тяжёлый ({ $megabytes } МБ): хватит последних 50 записей.
# $found (String) - что указано
check-content-type = Content-Type: { $found }; верно будет application/rss+xml.
check-content-type-missing = Content-Type не указан; верно будет application/rss+xml.

# Состояние ленты. Целые фразы без точки
health-new = ещё не читали
health-stopped = остановлена оператором
# $why (String) - причина
health-stopped-because = остановлена: { $why }
# $count (Number) - сколько раз подряд
health-failing =
    { $count ->
        [one] не читается { $count } раз подряд: { $why }
        [few] не читается { $count } раза подряд: { $why }
       *[many] не читается { $count } раз подряд: { $why }
    }
# $hours (Number) - на сколько часов
health-late =
    { $hours ->
        [one] опаздываем к ней на { $hours } час
        [few] опаздываем к ней на { $hours } часа
       *[many] опаздываем к ней на { $hours } часов
    }
# $address (String) - куда
health-moved = переезжает на { $address }
health-empty = читается, но записей в ней не было
# $date (String) - дата цифрами
health-silent = молчит с { $date }
health-well = в порядке

# Сколько лент в каком состоянии; части одной фразы. $count (Number)
health-count-stopped = остановлено { $count }
health-count-failing = не читается { $count }
health-count-late = опаздываем к { $count }
health-count-moved = переезжает { $count }
health-count-empty = пустых { $count }
health-count-silent = молчит { $count }
health-more = …и ещё { $count }

# Записка оператору раз в неделю
# $total (Number) - сколько лент; $ill (Number) - сколько требуют внимания; $counts, $list (String)
notice-feeds-well =
    { $total ->
        [one] 🗞 Ленты за неделю: все в порядке, { $total } лента.
        [few] 🗞 Ленты за неделю: все в порядке, { $total } ленты.
       *[many] 🗞 Ленты за неделю: все в порядке, { $total } лент.
    }
notice-feeds-weekly =
    🗞 <b>Ленты за неделю</b>

    Внимания требуют { $ill } из { $total }: { $counts }.

    { $list }

    Все: <code>vestnik feeds health</code>. Вернуть остановленную: <code>vestnik feeds resume</code> и номер.
