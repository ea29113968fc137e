### Жалобы читателей и возражения авторов.

button-report = Пожаловаться
report-ask = Что не так с этой новостью?
button-report-false = Неправда
button-report-ad = Реклама
button-report-insult = Оскорбления
button-report-personal = Чужие данные
button-report-danger = Опасный призыв
button-report-other = Другое
report-false = неправда
report-ad = реклама
report-insult = оскорбления
report-personal = чужие данные
report-danger = опасный призыв
report-other = другое
report-taken = Спасибо. Если пожалуются и другие, новость скроют до проверки.
report-hid = Спасибо. Новость скрыта, её посмотрит модератор.
report-again = Вы уже жаловались на эту новость, модератор это увидит.
error-report-own = Это ваша новость: её можно отозвать.
error-report-barred = Жалобы от вас сейчас не принимаются: /appeal
# $limit (Number) - сколько жалоб в сутки
error-report-limit =
    { $limit ->
        [one] В сутки можно пожаловаться { $limit } раз. Остальное завтра.
        [few] В сутки можно пожаловаться { $limit } раза. Остальное завтра.
       *[many] В сутки можно пожаловаться { $limit } раз. Остальное завтра.
    }

case-kind-reported = Жалоба
case-reported-news = Жалоба на новость
case-reported-urgent = Жалоба на срочную новость
case-reported-photo = Жалоба на фото
case-reported-ad = Жалоба на объявление
case-kind-appeal = Автор возражает
case-kind-ban = Возражение против запрета
case-why-reports = пожаловались читатели
case-why-appeal = автор не согласен с решением
# $count (Number) - сколько жалоб; $reasons (String) - какие
case-complaints =
    { $count ->
        [one] { $count } жалоба: { $reasons }
        [few] { $count } жалобы: { $reasons }
       *[many] { $count } жалоб: { $reasons }
    }
case-now-published = Сейчас читатели её видят.
case-now-hidden = Сейчас она скрыта.
case-now-held = Сейчас она на проверке.
case-now-rejected = Сейчас она убрана.
case-now-withdrawn = Автор её отозвал.
case-now-expired = Её срок прошёл.
case-now-sold = Отмечено как проданное.
# $name (String) - кто решил; $reason (String) - почему
case-objects-to = Решение: { $name }, причина: { $reason }
button-case-keep = ✓ Оставить
button-case-remove = ✕ Убрать ›
button-case-grant = ✓ Опубликовать
button-case-deny = ✕ Отказать ›
button-case-lift = ✓ Снять запрет
button-case-uphold = ✕ Оставить запрет ›
case-decision-keep = Оставлено
case-decision-remove = Убрано
case-decision-grant = Опубликовано по возражению
case-decision-deny = Отказано
case-decision-lift = Запрет снят
case-decision-uphold = Запрет оставлен
case-closed-over = Запрет уже не действует
button-reason-same = Причина та же
button-reason-rules = По правилам
reason-same = прежнее решение верно
reason-rules = так требуют правила
reason-reports = пожаловались читатели
error-appeal-own = Это возражение против вашего решения: пусть посмотрит другой модератор.

author-restored = Модератор посмотрел, и это снова видно: <b>{ $title }</b>
author-removed = Модератор убрал: <b>{ $title }</b>
author-granted = Модератор согласился с вами, опубликовано: <b>{ $title }</b>
author-denied = Модератор посмотрел ваше возражение и оставил прежнее решение.
author-kept = Модератор посмотрел ваше возражение и оставил запрет.
author-relaid = Решение о снятии запрета отменено: новости от вас снова не принимаются.

button-appeal = Возразить
button-appeal-ban = Возразить на запрет
appeal-title = <b>С чем можно не согласиться</b>
appeal-nothing = Возражать не на что: ваши новости за месяц не отклоняли, запретов нет.
# $what (String) - что запрещено; $reason (String) - почему
appeal-standing =
    { $what }
    Причина: { $reason }
# $number (Number) - номер; $title (String) - заголовок; $reason (String) - почему
appeal-line =
    { $number }. <b>{ $title }</b>
    Причина: { $reason }
appeal-sent = Вы уже возразили, ответ придёт сюда.
appeal-ask = Напишите, почему решение неверно. Возразить можно один раз, посмотрит другой модератор. Передумали — /cancel
appeal-taken = Возражение у модератора. Ответ придёт сюда.
error-appeal-gone = Возражать здесь уже не на что: /appeal
error-appeal-once = Вы уже возразили. Ответ придёт сюда.
command-appeal = Не согласиться с модератором
