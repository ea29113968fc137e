### Заявки: предложить ленту или канал, мои ленты, ответ модератора.

command-feed = Предложить ленту или канал
button-my-feeds = Мои ленты
button-offer-feed = Предложить ленту
button-other-address = Другой адрес
button-next = Дальше
button-everywhere = Обо всём сразу
button-any-section = Обо всём
button-section = Раздел
button-send = Отправить
button-add-to-channel = Добавить в канал
button-channel-digest = Публиковать дайджест
button-channel-source = Читать как источник
button-channel-both = И то, и другое
button-look-now = Проверить сейчас
button-take-out = Убрать из новостей
button-take-back = Отозвать
button-open-feed = Открыть

feed-ask =
    📡 <b>Предложить ленту</b>

    Пришлите адрес ленты, сайта или Telegram-канала. Например: <code>smolnews.ru</code> или <code>@smolensk</code>

    Посмотрим сразу, модератор ответит в течение суток.
feed-in-private = Ленты принимаю в личном чате.
feed-no-address = Адреса здесь не вижу. Пришлите ссылку на сайт или ленту, например <code>https://smolnews.ru</code>, или имя канала: <code>@smolensk</code>. Передумали — /cancel
feed-looking = Смотрю, что там… Это займёт до полуминуты.
# $why (String) - причина
feed-none =
    Ленту по этому адресу не нашли: { $why }.

    Если сайт ваш, спросите у того, кто его делает, адрес RSS. Если нет, попробуйте адрес главной страницы.
# $title (String) - название; $place (String) - место в именительном падеже
feed-known-place = Эту ленту уже читаем: <b>{ $title }</b> · { $place }. Спасибо, что помните о нас.
feed-known = Эту ленту уже читаем: <b>{ $title }</b>. Спасибо, что помните о нас.
# $until (String) - когда ответят
feed-standing = Эту ленту уже предложили: <b>{ $title }</b>. Модератор ответит до { $until }.
feed-standing-mine = Вы её уже предложили: <b>{ $title }</b>. Ответим до { $until }.
# $again (String) - с какого времени
feed-rejected-lately = Эту ленту недавно не приняли: <b>{ $title }</b>. Предложить её снова можно после { $again }.

# $title (String) - название ленты
feed-found = 📡 Нашли ленту: <b>{ $title }</b>
# $url (String) - адрес, показан как есть
feed-address = <code>{ $url }</code>
# $count (Number) - сколько записей; $time (String) - когда вышла последняя
feed-size =
    { $count ->
        [one] { $count } запись
        [few] { $count } записи
       *[many] { $count } записей
    }
feed-size-newest =
    { $count ->
        [one] { $count } запись, последняя { $time }
        [few] { $count } записи, последняя { $time }
       *[many] { $count } записей, последняя { $time }
    }
# $title (String) - заголовок; $url (String) - адрес
feed-sample = • <a href="{ $url }">{ $title }</a>
feed-sample-bare = • { $title }
feed-advice = Что стоит поправить издателю:
# $text (String) - одно замечание
feed-remark = – { $text }
# $count (Number) - сколько ещё замечаний
feed-remarks-more =
    { $count ->
        [one] – и ещё { $count } замечание
        [few] – и ещё { $count } замечания
       *[many] – и ещё { $count } замечаний
    }
feed-others = На сайте есть и другие ленты, вот их номера:
# $number (Number) - номер; $title (String) - название; $count (Number) - сколько записей
feed-other =
    { $count ->
        [one] { $number }. { $title } — { $count } запись
        [few] { $number }. { $title } — { $count } записи
       *[many] { $number }. { $title } — { $count } записей
    }

feed-place = О каком месте она пишет? Выберите или напишите город, район, область.
feed-place-unknown = Не знаю такого места. Напишите название иначе или выберите «Обо всём сразу».
feed-section = Все её новости об одном? Если нет, оставьте «Обо всём».
feed-summary = <b>Проверьте заявку</b>
feed-also-digest = Дайджест этого места будет выходить в канале.
feed-kind-feed = 📡 Лента: <b>{ $title }</b>
feed-kind-channel = 📣 Канал: <b>{ $title }</b>
# $place, $section, $language (String) - место, раздел, язык
feed-fact-place = 📍 { $place }
feed-fact-section = Раздел: { $section }
feed-fact-language = Язык: { $language }
feed-everywhere = обо всём сразу
feed-all-sections = обо всём
# $title (String) - название; $until (String) - когда ответят
feed-sent =
    Заявка у модератора: <b>{ $title }</b>

    Ответим до { $until } и напишем сюда. Как только её примут, новости пойдут сами.
feed-cancelled = Отменено. Ничего не отправлено.
# $time (String) - до какого времени обещан ответ; $hours (Number) - сколько часов осталось
feed-due =
    { $hours ->
        [one] ⏳ Ответ обещан до { $time }, остался { $hours } час
        [few] ⏳ Ответ обещан до { $time }, осталось { $hours } часа
       *[many] ⏳ Ответ обещан до { $time }, осталось { $hours } часов
    }
feed-due-over = ⏳ Ответ был обещан до { $time }

# $name (String) - имя канала с @
feed-channel =
    📣 Канал { $name } станет источником, если его владелец сделает бота администратором: так записи приходят сразу, с правками и с согласия владельца.

    Канал ваш? Нажмите «Добавить в канал»: права менять ничего не нужно.
feed-channel-closed =
    📣 Закрытый канал читается, только если его владелец сделает бота администратором. Ссылки на записи откроются лишь у его читателей.

    Канал ваш? Нажмите «Добавить в канал».
# $title (String) - название канала
channel-hello =
    Канал «{ $title }»: что с ним делать?

    <b>Публиковать дайджест</b> — главные новости города будут выходить в канале. Можно сразу написать город.
    <b>Читать как источник</b> — записи канала войдут в новости города, со ссылкой на канал. Сначала посмотрит модератор.
channel-hello-read =
    Канал «{ $title }»: читать его как источник? Записи войдут в новости города, со ссылкой на канал. Сначала посмотрит модератор.

    Чтобы бот ещё и публиковал дайджест, дайте ему право писать в канал.
channel-digest-place = Канал «{ $title }»: новости какого города публиковать? Напишите город или выберите из списка.

my-feeds = 📡 <b>Мои ленты</b>
my-feeds-empty =
    📡 <b>Мои ленты</b>

    Вы ещё ничего не предлагали. Знаете издание или канал своего города? Предложите.
my-feeds-channels = Каналы, где бот уже администратор, можно предложить одним нажатием.
# $number (Number) - номер; $title (String) - название; $state (String) - состояние
my-feeds-line = { $number }. { $title } — { $state }
application-waiting = у модератора
application-approved = читаем
application-rejected = не приняли
application-withdrawn = убрана
application-says-waiting = Заявка у модератора.
application-says-rejected = Модератор не принял заявку.
application-says-withdrawn = Вы убрали её. Вернуть можно в течение суток.
# $health (String) - состояние ленты словами
application-says-approved = Читаем. Состояние: { $health }.
# $count (Number) - сколько новостей за неделю
application-week =
    { $count ->
        [0] За неделю новостей не было.
        [one] За неделю { $count } новость.
        [few] За неделю { $count } новости.
       *[many] За неделю { $count } новостей.
    }
# $time (String) - когда
application-newest = Последняя запись: { $time }.
# $title (String) - название
application-take-out = Убрать «{ $title }» из новостей? Читать её перестанем сразу. Передумать можно в течение суток.
# $why (String) - причина
feed-look-bad = Сейчас лента не читается: { $why }.
feed-look-good = Проверили: лента читается.
feed-look-perfect = Замечаний нет.
health-channel-gone = бот больше не администратор, записи не приходят

# $title (String) - название; $place (String) - место
applicant-approved = 📡 Приняли: <b>{ $title }</b> · { $place }. Уже читаем: первые новости появятся в течение нескольких минут.
applicant-rejected = 📡 Модератор не принял заявку: <b>{ $title }</b>
applicant-undone = 📡 Модератор отменил своё решение, заявка снова на проверке: <b>{ $title }</b>

error-feed-looks-hour = Пока хватит: за час я смотрю 12 адресов. Попробуйте через час.
error-feed-looks-day = На сегодня хватит: за сутки я смотрю 40 адресов. Попробуйте завтра.
# $limit (Number) - сколько можно
error-feed-waiting =
    { $limit ->
        [one] У модератора уже { $limit } ваша заявка. Дождитесь ответа.
        [few] У модератора уже { $limit } ваши заявки. Дождитесь ответа хотя бы на одну.
       *[many] У модератора уже { $limit } ваших заявок. Дождитесь ответа хотя бы на одну.
    }
error-feed-daily =
    { $limit ->
        [one] За сутки принимаем { $limit } заявку от человека. Предложите следующую завтра.
        [few] За сутки принимаем { $limit } заявки от человека. Предложите следующую завтра.
       *[many] За сутки принимаем { $limit } заявок от человека. Предложите следующую завтра.
    }
error-feed-busy = Сейчас смотрю сразу много адресов. Попробуйте через минуту.
error-feed-applied = Её только что предложил кто-то другой. Ответ модератора придёт ему.
error-feed-link-gone = Сообщения со ссылкой уже нет. Пришлите адрес ещё раз: /feed
error-application-gone = Этой заявки уже нет. Начните заново: /feed
error-application-sent = Эта заявка уже отправлена. Ваши заявки: /feed
error-application-moved = С этой заявкой уже что-то сделали. Откройте её заново: /feed
error-application-undo-late = Вернуть можно было в течение суток. Ленту можно предложить ещё раз: /feed

### Модераторам

case-kind-feed = 📡 Заявка: лента
case-kind-channel = 📣 Заявка: канал
case-why-application = предложил читатель
case-person-applicant = Предложил: <a href="tg://user?id={ $id }">{ $name }</a>
button-case-approve = ✓ Принять
case-decision-approve = Принято
button-title = Название
button-reason-notnews = Не новости
button-reason-elsewhere = Не наши места
button-reason-adverts = Реклама
button-reason-stolen = Чужие тексты
button-reason-silent = Давно молчит
button-reason-known = Уже есть
button-reason-notowner = Нужен владелец
reason-notnews = это не новости
reason-elsewhere = она не о местах, которые мы читаем
reason-adverts = в ней в основном реклама
reason-stolen = в ней чужие тексты без ссылок
reason-silent = в ней давно нет новых записей
reason-known = мы читаем её по другому адресу
reason-notowner = такую заявку примем только от владельца
feed-closed-channel = 🔒 Канал закрытый: ссылки откроются только у его читателей.
# $health (String)
feed-channel-left = ⚠️ Сейчас { $health }.
feed-samples = Последнее:
feed-samples-none = Записей пока не было: они появятся здесь, как только канал что-нибудь опубликует.
# $count (Number) - заявок раньше; $approved, $rejected (Number) - принято и отклонено
feed-record =
    { $count ->
        [0] Первая заявка этого человека
        [one] Раньше { $count } заявка: принято { $approved }, отклонено { $rejected }
        [few] Раньше { $count } заявки: принято { $approved }, отклонено { $rejected }
       *[many] Раньше { $count } заявок: принято { $approved }, отклонено { $rejected }
    }
# $name, $id (String) - имя и номер модератора
feed-ask-place = <a href="tg://user?id={ $id }">{ $name }</a>, напишите место ответом на это сообщение. Передумали — /cancel
feed-ask-title = <a href="tg://user?id={ $id }">{ $name }</a>, напишите название, каким его увидят читатели, ответом на это сообщение. Передумали — /cancel
# $number (String) - номер дела; $title (String) - название; $hours (Number) - сколько часов осталось
notice-application-soon =
    { $hours ->
        [one] ⏳ Дело № { $number } ждёт ответа: <b>{ $title }</b>. Остался { $hours } час из обещанных 24.
        [few] ⏳ Дело № { $number } ждёт ответа: <b>{ $title }</b>. Осталось { $hours } часа из обещанных 24.
       *[many] ⏳ Дело № { $number } ждёт ответа: <b>{ $title }</b>. Осталось { $hours } часов из обещанных 24.
    }
notice-application-late = ⏳ На заявку никто не ответил за обещанные 24 часа: <b>{ $title }</b>, дело № { $number }. Её карточка — в этом чате или у модераторов.
