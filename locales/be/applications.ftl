### Заяўкі: прапанаваць стужку або канал, мае стужкі, адказ мадэратара.

command-feed = Прапанаваць стужку або канал
button-my-feeds = Мае стужкі
button-offer-feed = Прапанаваць стужку
button-other-address = Іншы адрас
button-next = Далей
button-everywhere = Пра ўсё адразу
button-any-section = Пра ўсё
button-section = Раздзел
button-send = Адправіць
button-add-to-channel = Дадаць у канал
button-channel-digest = Публікаваць дайджэст
button-channel-source = Чытаць як крыніцу
button-channel-both = І тое, і тое
button-look-now = Праверыць зараз
button-take-out = Прыбраць з навін
button-take-back = Адклікаць
button-open-feed = Адкрыць

feed-ask =
    📡 <b>Прапанаваць стужку</b>

    Дашліце адрас стужкі, сайта або Telegram-канала. Напрыклад: <code>smolnews.ru</code> або <code>@smolensk</code>

    Паглядзім адразу, мадэратар адкажа цягам сутак.
feed-in-private = Стужкі прымаю ў асабістым чаце.
feed-no-address = Адраса тут не бачу. Дашліце спасылку на сайт або стужку, напрыклад <code>https://smolnews.ru</code>, ці назву канала: <code>@smolensk</code>. Перадумалі — /cancel
feed-looking = Гляджу, што там… Гэта зойме да паўхвіліны.
# $why (String) - прычына
feed-none =
    Стужкі па гэтым адрасе не знайшлі: { $why }.

    Калі сайт ваш, спытайце ў таго, хто яго робіць, адрас RSS. Калі не, паспрабуйце адрас галоўнай старонкі.
# $title (String) - назва; $place (String) - месца ў назоўным склоне
feed-known-place = Гэтую стужку ўжо чытаем: <b>{ $title }</b> · { $place }. Дзякуй, што памятаеце пра нас.
feed-known = Гэтую стужку ўжо чытаем: <b>{ $title }</b>. Дзякуй, што памятаеце пра нас.
# $until (String) - калі адкажуць
feed-standing = Гэтую стужку ўжо прапанавалі: <b>{ $title }</b>. Мадэратар адкажа да { $until }.
feed-standing-mine = Вы яе ўжо прапанавалі: <b>{ $title }</b>. Адкажам да { $until }.
# $again (String) - з якога часу
feed-rejected-lately = Гэтую стужку нядаўна не прынялі: <b>{ $title }</b>. Прапанаваць яе зноў можна пасля { $again }.

# $title (String) - назва стужкі
feed-found = 📡 Знайшлі стужку: <b>{ $title }</b>
# $url (String) - адрас, паказаны як ёсць
feed-address = <code>{ $url }</code>
# $count (Number) - колькі запісаў; $time (String) - калі выйшаў апошні
feed-size =
    { $count ->
        [one] { $count } запіс
        [few] { $count } запісы
       *[many] { $count } запісаў
    }
feed-size-newest =
    { $count ->
        [one] { $count } запіс, апошні { $time }
        [few] { $count } запісы, апошні { $time }
       *[many] { $count } запісаў, апошні { $time }
    }
# $title (String) - загаловак; $url (String) - адрас
feed-sample = • <a href="{ $url }">{ $title }</a>
feed-sample-bare = • { $title }
feed-advice = Што варта паправіць выдаўцу:
# $text (String) - адна заўвага
feed-remark = – { $text }
# $count (Number) - колькі яшчэ заўваг
feed-remarks-more =
    { $count ->
        [one] – і яшчэ { $count } заўвага
        [few] – і яшчэ { $count } заўвагі
       *[many] – і яшчэ { $count } заўваг
    }
feed-others = На сайце ёсць і іншыя стужкі, вось іх нумары:
# $number (Number) - нумар; $title (String) - назва; $count (Number) - колькі запісаў
feed-other =
    { $count ->
        [one] { $number }. { $title } — { $count } запіс
        [few] { $number }. { $title } — { $count } запісы
       *[many] { $number }. { $title } — { $count } запісаў
    }

feed-place = Пра якое месца яна піша? Выберыце або напішыце горад, раён, вобласць.
feed-place-unknown = Не ведаю такога месца. Напішыце назву іначай або выберыце «Пра ўсё адразу».
feed-section = Усе яе навіны пра адно? Калі не, пакіньце «Пра ўсё».
feed-summary = <b>Праверце заяўку</b>
feed-also-digest = Дайджэст гэтага месца будзе выходзіць у канале.
feed-kind-feed = 📡 Стужка: <b>{ $title }</b>
feed-kind-channel = 📣 Канал: <b>{ $title }</b>
# $place, $section, $language (String) - месца, раздзел, мова
feed-fact-place = 📍 { $place }
feed-fact-section = Раздзел: { $section }
feed-fact-language = Мова: { $language }
feed-everywhere = пра ўсё адразу
feed-all-sections = пра ўсё
# $title (String) - назва; $until (String) - калі адкажуць
feed-sent =
    Заяўка ў мадэратара: <b>{ $title }</b>

    Адкажам да { $until } і напішам сюды. Як толькі яе прымуць, навіны пойдуць самі.
feed-cancelled = Скасавана. Нічога не адпраўлена.
# $time (String) - да якога часу абяцаны адказ; $hours (Number) - колькі гадзін засталося
feed-due =
    { $hours ->
        [one] ⏳ Адказ абяцаны да { $time }, засталася { $hours } гадзіна
        [few] ⏳ Адказ абяцаны да { $time }, засталося { $hours } гадзіны
       *[many] ⏳ Адказ абяцаны да { $time }, засталося { $hours } гадзін
    }
feed-due-over = ⏳ Адказ быў абяцаны да { $time }

# $name (String) - назва канала з @
feed-channel =
    📣 Канал { $name } стане крыніцай, калі яго ўладальнік зробіць бота адміністратарам: так допісы прыходзяць адразу, з праўкамі і са згоды ўладальніка.

    Канал ваш? Націсніце «Дадаць у канал»: правы мяняць не трэба.
feed-channel-closed =
    📣 Закрыты канал чытаецца, толькі калі яго ўладальнік зробіць бота адміністратарам. Спасылкі на допісы адкрыюцца толькі ў яго чытачоў.

    Канал ваш? Націсніце «Дадаць у канал».
# $title (String) - назва канала
channel-hello =
    Канал «{ $title }»: што з ім рабіць?

    <b>Публікаваць дайджэст</b> — галоўныя навіны горада будуць выходзіць у канале. Можна адразу напісаць горад.
    <b>Чытаць як крыніцу</b> — допісы канала ўвойдуць у навіны горада, са спасылкай на канал. Спачатку паглядзіць мадэратар.
channel-hello-read =
    Канал «{ $title }»: чытаць яго як крыніцу? Допісы ўвойдуць у навіны горада, са спасылкай на канал. Спачатку паглядзіць мадэратар.

    Каб бот яшчэ і публікаваў дайджэст, дайце яму права пісаць у канал.
channel-digest-place = Канал «{ $title }»: навіны якога горада публікаваць? Напішыце горад або выберыце са спіса.

my-feeds = 📡 <b>Мае стужкі</b>
my-feeds-empty =
    📡 <b>Мае стужкі</b>

    Вы яшчэ нічога не прапаноўвалі. Ведаеце выданне або канал свайго горада? Прапануйце.
my-feeds-channels = Каналы, дзе бот ужо адміністратар, можна прапанаваць адным націскам.
# $number (Number) - нумар; $title (String) - назва; $state (String) - стан
my-feeds-line = { $number }. { $title } — { $state }
application-waiting = у мадэратара
application-approved = чытаем
application-rejected = не прынялі
application-withdrawn = прыбрана
application-says-waiting = Заяўка ў мадэратара.
application-says-rejected = Мадэратар не прыняў заяўку.
application-says-withdrawn = Вы прыбралі яе. Вярнуць можна цягам сутак.
# $health (String) - стан стужкі словамі
application-says-approved = Чытаем. Стан: { $health }.
# $count (Number) - колькі навін за тыдзень
application-week =
    { $count ->
        [0] За тыдзень навін не было.
        [one] За тыдзень { $count } навіна.
        [few] За тыдзень { $count } навіны.
       *[many] За тыдзень { $count } навін.
    }
# $time (String) - калі
application-newest = Апошні запіс: { $time }.
# $title (String) - назва
application-take-out = Прыбраць «{ $title }» з навін? Чытаць яе перастанем адразу. Перадумаць можна цягам сутак.
# $why (String) - прычына
feed-look-bad = Зараз стужка не чытаецца: { $why }.
feed-look-good = Праверылі: стужка чытаецца.
feed-look-perfect = Заўваг няма.
health-channel-gone = бот больш не адміністратар, допісы не прыходзяць

# $title (String) - назва; $place (String) - месца
applicant-approved = 📡 Прынялі: <b>{ $title }</b> · { $place }. Ужо чытаем: першыя навіны з’явяцца праз некалькі хвілін.
applicant-rejected = 📡 Мадэратар не прыняў заяўку: <b>{ $title }</b>
applicant-undone = 📡 Мадэратар скасаваў сваё рашэнне, заяўка зноў на праверцы: <b>{ $title }</b>

error-feed-looks-hour = Пакуль хопіць: за гадзіну я гляджу 12 адрасоў. Паспрабуйце праз гадзіну.
error-feed-looks-day = На сёння хопіць: за суткі я гляджу 40 адрасоў. Паспрабуйце заўтра.
# $limit (Number) - колькі можна
error-feed-waiting =
    { $limit ->
        [one] У мадэратара ўжо { $limit } ваша заяўка. Дачакайцеся адказу.
        [few] У мадэратара ўжо { $limit } вашы заяўкі. Дачакайцеся адказу хаця б на адну.
       *[many] У мадэратара ўжо { $limit } вашых заявак. Дачакайцеся адказу хаця б на адну.
    }
error-feed-daily =
    { $limit ->
        [one] За суткі прымаем { $limit } заяўку ад чалавека. Наступную прапануйце заўтра.
        [few] За суткі прымаем { $limit } заяўкі ад чалавека. Наступную прапануйце заўтра.
       *[many] За суткі прымаем { $limit } заявак ад чалавека. Наступную прапануйце заўтра.
    }
error-feed-busy = Зараз гляджу шмат адрасоў адразу. Паспрабуйце праз хвіліну.
error-feed-applied = Яе толькі што прапанаваў нехта іншы. Адказ мадэратара прыйдзе яму.
error-feed-link-gone = Паведамлення са спасылкай ужо няма. Дашліце адрас яшчэ раз: /feed
error-application-gone = Гэтай заяўкі ўжо няма. Пачніце нанова: /feed
error-application-sent = Гэтая заяўка ўжо адпраўлена. Вашы заяўкі: /feed
error-application-moved = З гэтай заяўкай ужо нешта зрабілі. Адкрыйце яе нанова: /feed
error-application-undo-late = Вярнуць можна было цягам сутак. Стужку можна прапанаваць яшчэ раз: /feed

### Мадэратарам

case-kind-feed = 📡 Заяўка: стужка
case-kind-channel = 📣 Заяўка: канал
case-why-application = прапанаваў чытач
case-person-applicant = Прапанаваў: <a href="tg://user?id={ $id }">{ $name }</a>
button-case-approve = ✓ Прыняць
case-decision-approve = Прынята
button-title = Назва
button-reason-notnews = Не навіны
button-reason-elsewhere = Не нашы месцы
button-reason-adverts = Рэклама
button-reason-stolen = Чужыя тэксты
button-reason-silent = Даўно маўчыць
button-reason-known = Ужо ёсць
button-reason-notowner = Патрэбен уладальнік
reason-notnews = гэта не навіны
reason-elsewhere = яна не пра месцы, якія мы чытаем
reason-adverts = у ёй пераважна рэклама
reason-stolen = у ёй чужыя тэксты без спасылак
reason-silent = у ёй даўно няма новых запісаў
reason-known = мы чытаем яе па іншым адрасе
reason-notowner = такую заяўку прымем толькі ад уладальніка
feed-closed-channel = 🔒 Канал закрыты: спасылкі адкрыюцца толькі ў яго чытачоў.
# $health (String)
feed-channel-left = ⚠️ Зараз { $health }.
feed-samples = Апошняе:
feed-samples-none = Допісаў пакуль не было: яны з’явяцца тут, як толькі канал нешта апублікуе.
# $count (Number) - заявак раней; $approved, $rejected (Number) - прынята і адхілена
feed-record =
    { $count ->
        [0] Першая заяўка гэтага чалавека
        [one] Раней { $count } заяўка: прынята { $approved }, адхілена { $rejected }
        [few] Раней { $count } заяўкі: прынята { $approved }, адхілена { $rejected }
       *[many] Раней { $count } заявак: прынята { $approved }, адхілена { $rejected }
    }
# $name, $id (String) - імя і нумар мадэратара
feed-ask-place = <a href="tg://user?id={ $id }">{ $name }</a>, напішыце месца ў адказ на гэтае паведамленне. Перадумалі — /cancel
feed-ask-title = <a href="tg://user?id={ $id }">{ $name }</a>, напішыце назву, якой яе ўбачаць чытачы, у адказ на гэтае паведамленне. Перадумалі — /cancel
# $number (String) - нумар справы; $title (String) - назва; $hours (Number) - колькі гадзін засталося
notice-application-soon =
    { $hours ->
        [one] ⏳ Справа № { $number } чакае адказу: <b>{ $title }</b>. Засталася { $hours } гадзіна з абяцаных 24.
        [few] ⏳ Справа № { $number } чакае адказу: <b>{ $title }</b>. Засталося { $hours } гадзіны з абяцаных 24.
       *[many] ⏳ Справа № { $number } чакае адказу: <b>{ $title }</b>. Засталося { $hours } гадзін з абяцаных 24.
    }
notice-application-late = ⏳ На заяўку ніхто не адказаў за абяцаныя 24 гадзіны: <b>{ $title }</b>, справа № { $number }. Яе картка — у гэтым чаце або ў мадэратараў.
