### Стрічки: чому не читаються, що поправити видавцеві, як почуваються.

# Чому за адресою нічого не отримано. Продовжує фразу, без крапки
# $detail (String) - нотатка програми, англійською
trouble-other = не вийшло: { $detail }
# $seconds (Number) - скільки чекали
trouble-connect =
    { $seconds ->
        [one] сайт не відповів за { $seconds } секунду
        [few] сайт не відповів за { $seconds } секунди
       *[many] сайт не відповів за { $seconds } секунд
    }
trouble-silent =
    { $seconds ->
        [one] сайт з’єднався і замовк на { $seconds } секунду
        [few] сайт з’єднався і замовк на { $seconds } секунди
       *[many] сайт з’єднався і замовк на { $seconds } секунд
    }
trouble-slow =
    { $seconds ->
        [one] сайт відповідав довше за { $seconds } секунду
        [few] сайт відповідав довше за { $seconds } секунди
       *[many] сайт відповідав довше за { $seconds } секунд
    }
trouble-no-site = такого сайту немає, ім’я не знаходиться
trouble-tls = сертифікат сайту не в порядку
trouble-no-connection = немає з’єднання із сайтом
trouble-broken-off = сайт обірвав відповідь
trouble-not-http = сайт відповів не за правилами інтернету
trouble-no-page = це не адреса сторінки
trouble-refused = за такою адресою стрічок не буває: потрібен звичайний сайт у відкритому інтернеті
trouble-password = сайт питає пароль
trouble-forbidden = сайт не пускає нас
trouble-missing = такої сторінки немає
trouble-gone = сторінку прибрали назавжди
trouble-busy = сайт просить приходити рідше
# $status (Number) - код відповіді HTTP
trouble-server = сайт зламаний (відповідь { $status })
trouble-status = сайт відмовив (відповідь { $status })
trouble-circle = сайт пересилає по колу
# $megabytes (Number) - межа
trouble-large = документ більший за { $megabytes } МБ
trouble-empty = сайт відповів порожньою сторінкою
trouble-compression = сайт стиснув відповідь так, що її не розгорнути
trouble-reading = документ не вдалося прочитати
trouble-html = там сторінка сайту, а не стрічка
trouble-json = там JSON, але не стрічка
trouble-no-entries = у стрічці немає жодного запису
trouble-not-feed = там не стрічка: ні RSS, ні Atom, ні JSON Feed
trouble-no-feed = стрічок на сайті не знайшлося: ні на самій сторінці, ні там, де вони зазвичай бувають
trouble-unchanged = сайт каже, що нічого не змінилося, хоча ми спитали вперше
trouble-ours = помилка на нашому боці, ми про неї знаємо
trouble-merged = це та сама адреса, що в іншої стрічки
# $date (String) - дата цифрами; $why (String) - причина
trouble-given-up = жодної вдалої відповіді з { $date }: { $why }
trouble-private-channel = закритий канал без бота не прочитати
trouble-adapter-off = читання відкритих сторінок Telegram вимкнено
trouble-no-hub = RSSHub не налаштовано або маршрут записано з помилкою
trouble-no-channel = такого відкритого каналу немає або в ньому немає записів
trouble-robots = сайт просить нас його не читати (robots.txt)
trouble-withdrawn = той, хто запропонував стрічку, її відкликав
trouble-taken-back = модератор скасував своє рішення
trouble-own-channel = канал тепер сам показує нам свої дописи

# Що поправити видавцеві. Цілі речення
# $why (String) - причина
check-bad = Стрічка не читається: { $why }.
# $count (Number) - скільки записів; $parser (String) - fast або tolerant
check-good = Записів: { $count }, розбір { $parser }.
# $total, $kept (Number) - скільки записів є і скільки взято
check-many = Записів забагато: { $total }, взяли { $kept }.
check-ampersands = Знак «&» стоїть сам; в XML пишуть «&amp;».
# $line (Number) - рядок; 0: невідомий
check-xml =
    { $line ->
        [0] XML складено з помилкою.
       *[other] XML складено з помилкою (рядок { $line }).
    }
# $found, $declared (String) - кодування
check-encoding-missing = Кодування не вказано; схоже на { $found }.
check-encoding-wrong = Вказано кодування { $declared }, а насправді { $found }.
check-damaged = Частина літер зіпсована: це не справжній UTF-8.
# $count (Number) - скільки записів
check-dates-missing = Немає зрозумілої дати: { $count }. Без дати новина може не потрапити у свою годину.
check-dates-zone = У дат немає часового поясу: { $count }. Ми вважаємо їх часом міста.
check-dates-future = Є записи з майбутнього: чи правильний часовий пояс?
check-dates-same = Усі записи мають одну дату: потрібна дата самої публікації.
# $date (String) - дата цифрами
check-old = Останній запис від { $date }.
check-links-missing = Немає адреси статті: { $count }.
check-links-relative = Адреси без імені сайту: { $count }. Потрібні повні, з https://.
check-links-same = Ведуть на ту саму сторінку: { $count }. Кожен запис повинен мати свою адресу.
check-guid-missing = Немає guid: якщо адреса статті зміниться, вона стане новиною вдруге.
check-guid-same = Однаковий guid: { $count }. Кожен запис повинен мати свій.
check-titles-missing = Немає заголовка: { $count }.
check-titles-capitals = Заголовки набрано великими літерами.
check-summaries-missing = Немає описів: одне-два речення допоможуть зрозуміти, про що новина і де це сталося.
# $count (Number) - скільки записів; $minutes (Number) - за скільки хвилин
check-window =
    { $minutes ->
        [one] У стрічці новини лише за { $minutes } хвилину: у разі збою частина зникне. Добре тримати хоча б за добу.
        [few] У стрічці новини лише за { $minutes } хвилини: у разі збою частина зникне. Добре тримати хоча б за добу.
       *[many] У стрічці новини лише за { $minutes } хвилин: у разі збою частина зникне. Добре тримати хоча б за добу.
    }
check-few = Записів мало: { $count }. У гарячу годину частина зникне раніше, ніж ми прийдемо; краще 20–50.
# $address (String) - нова адреса
check-moved = Стрічка переїхала назавжди: { $address }. Дайте цю адресу.
check-redirect = Стрічка щоразу пересилає на { $address }. Дайте цю адресу.
check-https = Адреса без https: дорогою її можуть підмінити.
check-caching = Немає ні ETag, ні Last-Modified: кожен наш прихід коштує вам усієї стрічки.
# $minutes (Number) - скільки хвилин
check-max-age = Cache-Control просить не приходити { $minutes } хв: новини запізнюватимуться.
# $megabytes (String) - розмір
check-heavy = Документ важкий ({ $megabytes } МБ): вистачить останніх 50 записів.
# $found (String) - що вказано
check-content-type = Content-Type: { $found }; правильно буде application/rss+xml.
check-content-type-missing = Content-Type не вказано; правильно буде application/rss+xml.

# Стан стрічки. Цілі речення без крапки
health-new = ще не читали
health-stopped = зупинена оператором
# $why (String) - причина
health-stopped-because = зупинена: { $why }
# $count (Number) - скільки разів поспіль
health-failing =
    { $count ->
        [one] не читається { $count } раз поспіль: { $why }
        [few] не читається { $count } рази поспіль: { $why }
       *[many] не читається { $count } разів поспіль: { $why }
    }
# $hours (Number) - на скільки годин
health-late =
    { $hours ->
        [one] запізнюємося до неї на { $hours } годину
        [few] запізнюємося до неї на { $hours } години
       *[many] запізнюємося до неї на { $hours } годин
    }
# $address (String) - куди
health-moved = переїжджає на { $address }
health-empty = читається, але записів у ній не було
# $date (String) - дата цифрами
health-silent = мовчить з { $date }
health-well = гаразд

# Скільки стрічок у якому стані; частини однієї фрази. $count (Number)
health-count-stopped = зупинено { $count }
health-count-failing = не читається { $count }
health-count-late = запізнюємося до { $count }
health-count-moved = переїжджає { $count }
health-count-empty = порожніх { $count }
health-count-silent = мовчить { $count }
health-more = …і ще { $count }

# Записка операторові раз на тиждень
# $total (Number) - скільки стрічок; $ill (Number) - скільки потребують уваги; $counts, $list (String)
notice-feeds-well =
    { $total ->
        [one] 🗞 Стрічки за тиждень: усі гаразд, { $total } стрічка.
        [few] 🗞 Стрічки за тиждень: усі гаразд, { $total } стрічки.
       *[many] 🗞 Стрічки за тиждень: усі гаразд, { $total } стрічок.
    }
notice-feeds-weekly =
    🗞 <b>Стрічки за тиждень</b>

    Уваги потребують { $ill } з { $total }: { $counts }.

    { $list }

    Усі: <code>vestnik feeds health</code>. Повернути зупинену: <code>vestnik feeds resume</code> і номер.
