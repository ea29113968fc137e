### Стужкі: чаму не чытаюцца, што паправіць выдаўцу, як пачуваюцца.

# Чаму па адрасе нічога не атрымана. Працягвае фразу, без кропкі
# $detail (String) - нататка праграмы, па-англійску
trouble-other = не атрымалася: { $detail }
# $seconds (Number) - колькі чакалі
trouble-connect =
    { $seconds ->
        [one] сайт не адказаў за { $seconds } секунду
        [few] сайт не адказаў за { $seconds } секунды
       *[many] сайт не адказаў за { $seconds } секунд
    }
trouble-silent =
    { $seconds ->
        [one] сайт злучыўся і змоўк на { $seconds } секунду
        [few] сайт злучыўся і змоўк на { $seconds } секунды
       *[many] сайт злучыўся і змоўк на { $seconds } секунд
    }
trouble-slow =
    { $seconds ->
        [one] сайт адказваў даўжэй за { $seconds } секунду
        [few] сайт адказваў даўжэй за { $seconds } секунды
       *[many] сайт адказваў даўжэй за { $seconds } секунд
    }
trouble-no-site = такога сайта няма, імя не знаходзіцца
trouble-tls = сертыфікат сайта не ў парадку
trouble-no-connection = няма злучэння з сайтам
trouble-broken-off = сайт абарваў адказ
trouble-not-http = сайт адказаў не па правілах інтэрнэту
trouble-no-page = гэта не адрас старонкі
trouble-refused = па такім адрасе стужак не бывае: патрэбен звычайны сайт у адкрытым інтэрнэце
trouble-password = сайт пытае пароль
trouble-forbidden = сайт не пускае нас
trouble-missing = такой старонкі няма
trouble-gone = старонку прыбралі назусім
trouble-busy = сайт просіць прыходзіць радзей
# $status (Number) - код адказу HTTP
trouble-server = сайт зламаны (адказ { $status })
trouble-status = сайт адмовіў (адказ { $status })
trouble-circle = сайт перасылае па коле
# $megabytes (Number) - мяжа
trouble-large = дакумент большы за { $megabytes } МБ
trouble-empty = сайт адказаў пустой старонкай
trouble-compression = сайт сціснуў адказ так, што яго не разгарнуць
trouble-reading = дакумент не ўдалося прачытаць
trouble-html = там старонка сайта, а не стужка
trouble-json = там JSON, але не стужка
trouble-no-entries = у стужцы няма ніводнага запісу
trouble-not-feed = там не стужка: ні RSS, ні Atom, ні JSON Feed
trouble-no-feed = стужак на сайце не знайшлося: ні на самой старонцы, ні там, дзе яны звычайна бываюць
trouble-unchanged = сайт кажа, што нічога не змянілася, хоць мы спыталі ўпершыню
trouble-ours = памылка на нашым баку, мы пра яе ведаем
trouble-merged = гэта той самы адрас, што ў іншай стужкі
# $date (String) - дата лічбамі; $why (String) - прычына
trouble-given-up = ніводнага ўдалага адказу з { $date }: { $why }
trouble-private-channel = закрыты канал без бота не прачытаць
trouble-adapter-off = чытанне адкрытых старонак Telegram выключана
trouble-no-hub = RSSHub не наладжаны або маршрут запісаны з памылкай
trouble-no-channel = такога адкрытага канала няма або ў ім няма запісаў
trouble-robots = сайт просіць нас яго не чытаць (robots.txt)
trouble-withdrawn = той, хто прапанаваў стужку, яе адклікаў
trouble-taken-back = мадэратар адмяніў сваё рашэнне
trouble-own-channel = канал цяпер сам паказвае нам свае допісы

# Што паправіць выдаўцу. Цэлыя сказы
# $why (String) - прычына
check-bad = Стужка не чытаецца: { $why }.
# $count (Number) - колькі запісаў; $parser (String) - fast або tolerant
check-good = Запісаў: { $count }, разбор { $parser }.
# $total, $kept (Number) - колькі запісаў ёсць і колькі ўзята
check-many = Запісаў зашмат: { $total }, узялі { $kept }.
check-ampersands = Знак «&» стаіць сам; у XML пішуць «&amp;».
# $line (Number) - радок; 0: невядомы
check-xml =
    { $line ->
        [0] XML складзены з памылкай.
       *[other] XML складзены з памылкай (радок { $line }).
    }
# $found, $declared (String) - кадаванні
check-encoding-missing = Кадаванне не пазначана; падобна да { $found }.
check-encoding-wrong = Пазначана кадаванне { $declared }, а насамрэч { $found }.
check-damaged = Частка літар сапсавана: гэта не сапраўдны UTF-8.
# $count (Number) - колькі запісаў
check-dates-missing = Няма зразумелай даты: { $count }. Без даты навіна можа не трапіць у сваю гадзіну.
check-dates-zone = У дат няма гадзіннага пояса: { $count }. Мы лічым іх часам горада.
check-dates-future = Ёсць запісы з будучыні: ці правільны гадзінны пояс?
check-dates-same = Усе запісы маюць адну дату: патрэбна дата самой публікацыі.
# $date (String) - дата лічбамі
check-old = Апошні запіс ад { $date }.
check-links-missing = Няма адраса артыкула: { $count }.
check-links-relative = Адрасы без імя сайта: { $count }. Патрэбны поўныя, з https://.
check-links-same = Вядуць на тую самую старонку: { $count }. Кожны запіс павінен мець свой адрас.
check-guid-missing = Няма guid: калі адрас артыкула зменіцца, ён стане навінай другі раз.
check-guid-same = Аднолькавы guid: { $count }. Кожны запіс павінен мець свой.
check-titles-missing = Няма загалоўка: { $count }.
check-titles-capitals = Загалоўкі набраны вялікімі літарамі.
check-summaries-missing = Няма апісанняў: адзін-два сказы дапамогуць зразумець, пра што навіна і дзе гэта здарылася.
# $count (Number) - колькі запісаў; $minutes (Number) - за колькі хвілін
check-window =
    { $minutes ->
        [one] У стужцы навіны толькі за { $minutes } хвіліну: пры збоі частка знікне. Добра трымаць хаця б за суткі.
        [few] У стужцы навіны толькі за { $minutes } хвіліны: пры збоі частка знікне. Добра трымаць хаця б за суткі.
       *[many] У стужцы навіны толькі за { $minutes } хвілін: пры збоі частка знікне. Добра трымаць хаця б за суткі.
    }
check-few = Запісаў мала: { $count }. У гарачую гадзіну частка знікне раней, чым мы прыйдзем; лепш 20–50.
# $address (String) - новы адрас
check-moved = Стужка пераехала назусім: { $address }. Дайце гэты адрас.
check-redirect = Стужка штораз перасылае на { $address }. Дайце гэты адрас.
check-https = Адрас без https: па дарозе яго могуць падмяніць.
check-caching = Няма ні ETag, ні Last-Modified: кожны наш прыход каштуе вам усёй стужкі.
# $minutes (Number) - колькі хвілін
check-max-age = Cache-Control просіць не прыходзіць { $minutes } хв: навіны будуць спазняцца.
# $megabytes (String) - памер
check-heavy = Дакумент цяжкі ({ $megabytes } МБ): хопіць апошніх 50 запісаў.
# $found (String) - што пазначана
check-content-type = Content-Type: { $found }; правільна будзе application/rss+xml.
check-content-type-missing = Content-Type не пазначаны; правільна будзе application/rss+xml.

# Стан стужкі. Цэлыя сказы без кропкі
health-new = яшчэ не чыталі
health-stopped = спынена аператарам
# $why (String) - прычына
health-stopped-because = спынена: { $why }
# $count (Number) - колькі разоў запар
health-failing =
    { $count ->
        [one] не чытаецца { $count } раз запар: { $why }
        [few] не чытаецца { $count } разы запар: { $why }
       *[many] не чытаецца { $count } разоў запар: { $why }
    }
# $hours (Number) - на колькі гадзін
health-late =
    { $hours ->
        [one] спазняемся да яе на { $hours } гадзіну
        [few] спазняемся да яе на { $hours } гадзіны
       *[many] спазняемся да яе на { $hours } гадзін
    }
# $address (String) - куды
health-moved = пераязджае на { $address }
health-empty = чытаецца, але запісаў у ёй не было
# $date (String) - дата лічбамі
health-silent = маўчыць з { $date }
health-well = у парадку

# Колькі стужак у якім стане; часткі адной фразы. $count (Number)
health-count-stopped = спынена { $count }
health-count-failing = не чытаецца { $count }
health-count-late = спазняемся да { $count }
health-count-moved = пераязджае { $count }
health-count-empty = пустых { $count }
health-count-silent = маўчыць { $count }
health-more = …і яшчэ { $count }

# Запіска аператару раз на тыдзень
# $total (Number) - колькі стужак; $ill (Number) - колькі патрабуюць увагі; $counts, $list (String)
notice-feeds-well =
    { $total ->
        [one] 🗞 Стужкі за тыдзень: усе ў парадку, { $total } стужка.
        [few] 🗞 Стужкі за тыдзень: усе ў парадку, { $total } стужкі.
       *[many] 🗞 Стужкі за тыдзень: усе ў парадку, { $total } стужак.
    }
notice-feeds-weekly =
    🗞 <b>Стужкі за тыдзень</b>

    Увагі патрабуюць { $ill } з { $total }: { $counts }.

    { $list }

    Усе: <code>vestnik feeds health</code>. Вярнуць спыненую: <code>vestnik feeds resume</code> і нумар.
