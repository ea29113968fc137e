### Заявки: запропонувати стрічку або канал, мої стрічки, відповідь модератора.

command-feed = Запропонувати стрічку або канал
button-my-feeds = Мої стрічки
button-offer-feed = Запропонувати
button-other-address = Інша адреса
button-next = Далі
button-everywhere = Про все одразу
button-any-section = Про все
button-section = Розділ
button-send = Надіслати
button-add-to-channel = Додати в канал
button-channel-digest = Публікувати дайджест
button-channel-source = Читати як джерело
button-channel-both = І те, і те
button-look-now = Перевірити зараз
button-take-out = Прибрати з новин
button-take-back = Відкликати
button-open-feed = Відкрити

feed-ask =
    📡 <b>Запропонувати стрічку</b>

    Надішліть адресу стрічки, сайту або Telegram-каналу. Наприклад: <code>smolnews.ru</code> або <code>@smolensk</code>

    Подивимося одразу, модератор відповість протягом доби.
feed-in-private = Стрічки приймаю в особистому чаті.
feed-no-address = Адреси тут не бачу. Надішліть посилання на сайт або стрічку, наприклад <code>https://smolnews.ru</code>, чи назву каналу: <code>@smolensk</code>. Передумали — /cancel
feed-looking = Дивлюся, що там… Це забере до півхвилини.
# $why (String) - причина
feed-none =
    Стрічки за цією адресою не знайшли: { $why }.

    Якщо сайт ваш, спитайте в того, хто його робить, адресу RSS. Якщо ні, спробуйте адресу головної сторінки.
# $title (String) - назва; $place (String) - місце в називному відмінку
feed-known-place = Цю стрічку вже читаємо: <b>{ $title }</b> · { $place }. Дякуємо, що пам’ятаєте про нас.
feed-known = Цю стрічку вже читаємо: <b>{ $title }</b>. Дякуємо, що пам’ятаєте про нас.
# $until (String) - коли відповідять
feed-standing = Цю стрічку вже запропонували: <b>{ $title }</b>. Модератор відповість до { $until }.
feed-standing-mine = Ви її вже запропонували: <b>{ $title }</b>. Відповімо до { $until }.
# $again (String) - з якого часу
feed-rejected-lately = Цю стрічку нещодавно не прийняли: <b>{ $title }</b>. Запропонувати її знову можна після { $again }.

# $title (String) - назва стрічки
feed-found = 📡 Знайшли стрічку: <b>{ $title }</b>
# $url (String) - адреса, показана як є
feed-address = <code>{ $url }</code>
# $count (Number) - скільки записів; $time (String) - коли вийшов останній
feed-size =
    { $count ->
        [one] { $count } запис
        [few] { $count } записи
       *[many] { $count } записів
    }
feed-size-newest =
    { $count ->
        [one] { $count } запис, останній { $time }
        [few] { $count } записи, останній { $time }
       *[many] { $count } записів, останній { $time }
    }
# $title (String) - заголовок; $url (String) - адреса
feed-sample = • <a href="{ $url }">{ $title }</a>
feed-sample-bare = • { $title }
feed-advice = Що варто поправити видавцеві:
# $text (String) - одне зауваження
feed-remark = – { $text }
# $count (Number) - скільки ще зауважень
feed-remarks-more =
    { $count ->
        [one] – і ще { $count } зауваження
        [few] – і ще { $count } зауваження
       *[many] – і ще { $count } зауважень
    }
feed-others = На сайті є й інші стрічки, ось їхні номери:
# $number (Number) - номер; $title (String) - назва; $count (Number) - скільки записів
feed-other =
    { $count ->
        [one] { $number }. { $title } — { $count } запис
        [few] { $number }. { $title } — { $count } записи
       *[many] { $number }. { $title } — { $count } записів
    }

feed-place = Про яке місце вона пише? Виберіть або напишіть місто, район, область.
feed-place-unknown = Не знаю такого місця. Напишіть назву інакше або виберіть «Про все одразу».
feed-section = Усі її новини про одне? Якщо ні, залиште «Про все».
feed-summary = <b>Перевірте заявку</b>
feed-also-digest = Дайджест цього місця виходитиме в каналі.
feed-kind-feed = 📡 Стрічка: <b>{ $title }</b>
feed-kind-channel = 📣 Канал: <b>{ $title }</b>
# $place, $section, $language (String) - місце, розділ, мова
feed-fact-place = 📍 { $place }
feed-fact-section = Розділ: { $section }
feed-fact-language = Мова: { $language }
feed-everywhere = про все одразу
feed-all-sections = про все
# $title (String) - назва; $until (String) - коли відповідять
feed-sent =
    Заявка в модератора: <b>{ $title }</b>

    Відповімо до { $until } і напишемо сюди. Щойно її приймуть, новини підуть самі.
feed-cancelled = Скасовано. Нічого не надіслано.
# $time (String) - до якого часу обіцяно відповідь; $hours (Number) - скільки годин лишилося
feed-due =
    { $hours ->
        [one] ⏳ Відповідь обіцяно до { $time }, лишилася { $hours } година
        [few] ⏳ Відповідь обіцяно до { $time }, лишилося { $hours } години
       *[many] ⏳ Відповідь обіцяно до { $time }, лишилося { $hours } годин
    }
feed-due-over = ⏳ Відповідь було обіцяно до { $time }

# $name (String) - назва каналу з @
feed-channel =
    📣 Канал { $name } стане джерелом, якщо його власник зробить бота адміністратором: так дописи приходять одразу, з правками і за згодою власника.

    Канал ваш? Натисніть «Додати в канал»: права міняти не треба.
feed-channel-closed =
    📣 Закритий канал читається, лише якщо його власник зробить бота адміністратором. Посилання на дописи відкриються тільки в його читачів.

    Канал ваш? Натисніть «Додати в канал».
# $title (String) - назва каналу
channel-hello =
    Канал «{ $title }»: що з ним робити?

    <b>Публікувати дайджест</b> — головні новини міста виходитимуть у каналі. Можна одразу написати місто.
    <b>Читати як джерело</b> — дописи каналу увійдуть до новин міста, з посиланням на канал. Спершу подивиться модератор.
channel-hello-read =
    Канал «{ $title }»: читати його як джерело? Дописи увійдуть до новин міста, з посиланням на канал. Спершу подивиться модератор.

    Щоб бот ще й публікував дайджест, дайте йому право писати в канал.
channel-digest-place = Канал «{ $title }»: новини якого міста публікувати? Напишіть місто або виберіть зі списку.

my-feeds = 📡 <b>Мої стрічки</b>
my-feeds-empty =
    📡 <b>Мої стрічки</b>

    Ви ще нічого не пропонували. Знаєте видання або канал свого міста? Запропонуйте.
my-feeds-channels = Канали, де бот уже адміністратор, можна запропонувати одним натиском.
# $number (Number) - номер; $title (String) - назва; $state (String) - стан
my-feeds-line = { $number }. { $title } — { $state }
application-waiting = у модератора
application-approved = читаємо
application-rejected = не прийняли
application-withdrawn = прибрано
application-says-waiting = Заявка в модератора.
application-says-rejected = Модератор не прийняв заявку.
application-says-withdrawn = Ви прибрали її. Повернути можна протягом доби.
# $health (String) - стан стрічки словами
application-says-approved = Читаємо. Стан: { $health }.
# $count (Number) - скільки новин за тиждень
application-week =
    { $count ->
        [0] За тиждень новин не було.
        [one] За тиждень { $count } новина.
        [few] За тиждень { $count } новини.
       *[many] За тиждень { $count } новин.
    }
# $time (String) - коли
application-newest = Останній запис: { $time }.
# $title (String) - назва
application-take-out = Прибрати «{ $title }» з новин? Читати її перестанемо одразу. Передумати можна протягом доби.
# $why (String) - причина
feed-look-bad = Зараз стрічка не читається: { $why }.
feed-look-good = Перевірили: стрічка читається.
feed-look-perfect = Зауважень немає.
health-channel-gone = бот більше не адміністратор, дописи не приходять

# $title (String) - назва; $place (String) - місце
applicant-approved = 📡 Прийняли: <b>{ $title }</b> · { $place }. Уже читаємо: перші новини з’являться за кілька хвилин.
applicant-rejected = 📡 Модератор не прийняв заявку: <b>{ $title }</b>
applicant-undone = 📡 Модератор скасував своє рішення, заявка знову на перевірці: <b>{ $title }</b>

error-feed-looks-hour = Поки досить: за годину я дивлюся 12 адрес. Спробуйте за годину.
error-feed-looks-day = На сьогодні досить: за добу я дивлюся 40 адрес. Спробуйте завтра.
# $limit (Number) - скільки можна
error-feed-waiting =
    { $limit ->
        [one] У модератора вже { $limit } ваша заявка. Дочекайтеся відповіді.
        [few] У модератора вже { $limit } ваші заявки. Дочекайтеся відповіді хоча б на одну.
       *[many] У модератора вже { $limit } ваших заявок. Дочекайтеся відповіді хоча б на одну.
    }
error-feed-daily =
    { $limit ->
        [one] За добу приймаємо { $limit } заявку від людини. Наступну запропонуйте завтра.
        [few] За добу приймаємо { $limit } заявки від людини. Наступну запропонуйте завтра.
       *[many] За добу приймаємо { $limit } заявок від людини. Наступну запропонуйте завтра.
    }
error-feed-busy = Зараз дивлюся багато адрес одразу. Спробуйте за хвилину.
error-feed-applied = Її щойно запропонував хтось інший. Відповідь модератора прийде йому.
error-feed-link-gone = Повідомлення з посиланням уже немає. Надішліть адресу ще раз: /feed
error-application-gone = Цієї заявки вже немає. Почніть знову: /feed
error-application-sent = Цю заявку вже надіслано. Ваші заявки: /feed
error-application-moved = Із цією заявкою вже щось зробили. Відкрийте її знову: /feed
error-application-undo-late = Повернути можна було протягом доби. Стрічку можна запропонувати ще раз: /feed

### Модераторам

case-kind-feed = 📡 Заявка: стрічка
case-kind-channel = 📣 Заявка: канал
case-why-application = запропонував читач
case-person-applicant = Запропонував: <a href="tg://user?id={ $id }">{ $name }</a>
button-case-approve = ✓ Прийняти
case-decision-approve = Прийнято
button-title = Назва
button-reason-notnews = Не новини
button-reason-elsewhere = Не наші місця
button-reason-adverts = Реклама
button-reason-stolen = Чужі тексти
button-reason-silent = Давно мовчить
button-reason-known = Уже є
button-reason-notowner = Потрібен власник
reason-notnews = це не новини
reason-elsewhere = вона не про місця, які ми читаємо
reason-adverts = у ній переважно реклама
reason-stolen = у ній чужі тексти без посилань
reason-silent = у ній давно немає нових записів
reason-known = ми читаємо її за іншою адресою
reason-notowner = таку заявку приймемо тільки від власника
feed-closed-channel = 🔒 Канал закритий: посилання відкриються тільки в його читачів.
# $health (String)
feed-channel-left = ⚠️ Зараз { $health }.
feed-samples = Останнє:
feed-samples-none = Дописів поки не було: вони з’являться тут, щойно канал щось опублікує.
# $count (Number) - заявок раніше; $approved, $rejected (Number) - прийнято і відхилено
feed-record =
    { $count ->
        [0] Перша заявка цієї людини
        [one] Раніше { $count } заявка: прийнято { $approved }, відхилено { $rejected }
        [few] Раніше { $count } заявки: прийнято { $approved }, відхилено { $rejected }
       *[many] Раніше { $count } заявок: прийнято { $approved }, відхилено { $rejected }
    }
# $name, $id (String) - ім’я і номер модератора
feed-ask-place = <a href="tg://user?id={ $id }">{ $name }</a>, напишіть місце у відповідь на це повідомлення. Передумали — /cancel
feed-ask-title = <a href="tg://user?id={ $id }">{ $name }</a>, напишіть назву, якою її побачать читачі, у відповідь на це повідомлення. Передумали — /cancel
# $number (String) - номер справи; $title (String) - назва; $hours (Number) - скільки годин лишилося
notice-application-soon =
    { $hours ->
        [one] ⏳ Справа № { $number } чекає на відповідь: <b>{ $title }</b>. Лишилася { $hours } година з обіцяних 24.
        [few] ⏳ Справа № { $number } чекає на відповідь: <b>{ $title }</b>. Лишилося { $hours } години з обіцяних 24.
       *[many] ⏳ Справа № { $number } чекає на відповідь: <b>{ $title }</b>. Лишилося { $hours } годин з обіцяних 24.
    }
notice-application-late = ⏳ На заявку ніхто не відповів за обіцяні 24 години: <b>{ $title }</b>, справа № { $number }. Її картка — у цьому чаті або в модераторів.
