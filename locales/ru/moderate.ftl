### Модераторам: карточки дел и решения по ним. Автору: что решили.

# $what (String) - вид дела; $number (String) - его номер
case-title = <b>{ $what }</b> · № { $number }
case-kind-held = На проверку
case-held-news = Новость ждёт проверки
case-held-urgent = Срочная новость ждёт проверки
case-held-photo = Фото города ждёт проверки
case-held-ad = Объявление ждёт проверки
case-kind-alert = Срочная новость: оповестить город?
# $why (String) - почему дело здесь
case-why = Почему здесь: { $why }
case-why-moderated = сейчас проверяется каждая новость
case-why-urgent = срочную новость впервые шлёт автор без истории
case-why-link = ссылка или имя в сети, автор новый
case-why-phone = телефон, автор новый
case-why-card = номер банковской карты
case-why-masked = ссылка ведёт не туда, куда написано
case-why-disguise = слова замаскированы
case-why-near = похоже на недавнее от других
case-why-surge = идёт поток повторов, автор новый
case-why-watched = несколько новостей автора недавно отклонены
case-why-word = слово из списка
case-why-campaign = один текст прислали многие ({ $authors })
# $name, $id (String) - имя и номер человека в Telegram
case-person = Автор: <a href="tg://user?id={ $id }">{ $name }</a>
case-subject-gone = Этого больше нет: автор удалил свои данные.

button-case-publish = ✓ Опубликовать
button-case-alert = 🔔 С оповещением
button-case-reject = ✕ Отклонить ›
button-case-quiet = Не оповещать
button-case-headline = Заголовок
button-case-place = Город
button-case-who = Автор ›
button-case-undo = ↩ Отменить
case-decision-publish = Опубликовано
case-decision-alert = Опубликовано, город оповещён
case-decision-reject = Отклонено
case-decision-quiet = Без оповещения
# $what (String) - решение; $name (String) - чьё; $time (String) - когда
case-decided = { $what } · { $name } · { $time }
# $reason (String) - почему так решили
case-reason = Причина: { $reason }
# $why (String) - почему решать больше нечего; $time (String) - когда
case-closed = { $why } · { $time }
case-closed-withdrawn = Автор отозвал сам
case-closed-edited = Автор изменил новость, она в новом деле
case-closed-expired = Срок прошёл
case-closed-sold = Продано
case-closed-hidden = Скрыто
case-closed-rejected = Отклонено
case-closed-published = Опубликовано
case-closed-gone = Этого больше нет
# $what (String) - решение, имя и время
toast-case-taken = Уже решено: { $what }

case-reasons = Почему такое решение? Причину увидит автор.
# $name, $id (String) - имя и номер модератора
case-ask-reason = <a href="tg://user?id={ $id }">{ $name }</a>, напишите причину ответом на это сообщение. Её увидит автор. Передумали — /cancel
case-ask-headline = <a href="tg://user?id={ $id }">{ $name }</a>, напишите новый заголовок ответом на это сообщение. Передумали — /cancel
case-ask-place = <a href="tg://user?id={ $id }">{ $name }</a>, в какой город перенести? Напишите название ответом на это сообщение. Передумали — /cancel
case-place-unknown = Не знаю такого места. Напишите название иначе.
asked-for-words = Здесь нужен ответ словами. Передумали — /cancel
button-reason-words = Своими словами
button-reason-ad = Реклама
button-reason-false = Неправда
button-reason-insult = Оскорбления
button-reason-personal = Чужие данные
button-reason-repeat = Повтор
button-reason-place = Не тот город
reason-ad = это реклама, а не новость
reason-false = это не подтверждается
reason-insult = в тексте есть оскорбления
reason-personal = в тексте есть чужие личные данные
reason-repeat = такая новость уже есть
reason-place = это не про этот город

# $title (String) - заголовок новости
author-untitled = без подписи
author-published = Модератор проверил, и это опубликовано: <b>{ $title }</b>
author-rejected = Модератор отклонил: <b>{ $title }</b>
author-undone = Модератор отменил своё решение, снова на проверке: <b>{ $title }</b>
# $was, $is (String) - прежний и новый заголовок
author-headline = Модератор изменил ваш заголовок: <b>{ $is }</b>
# $is (String) - название места
author-place = Модератор перенёс в другое место: <b>{ $title }</b>. Теперь это { $is }.
author-hidden = Пока скрыто, посмотрит модератор: <b>{ $title }</b>
author-warning = Модератор предупреждает вас. Новости по-прежнему можно присылать.
author-mute = Новости от вас пока не принимаются.
# $time (String) - до какого времени
author-mute-until = Новости от вас не принимаются. Это закончится: { $time }.
author-ban = Вам запрещено присылать новости.
author-ban-until = Вам запрещено присылать новости. Это закончится: { $time }.
author-lifted = Запрет снят: вы снова можете присылать новости.
reason-flood = слишком много одинаковых сообщений
reason-campaign = такой же текст прислали многие
reason-ban = автору запрещено присылать новости
# $reason (String) - почему
author-reason = Причина: { $reason }.

error-case-decided = Это дело уже решено. Откройте его заново: /queue
# $limit (Number) - сколько знаков можно
error-headline-long =
    { $limit ->
        [one] Заголовок длиннее { $limit } знака. Сократите и пришлите ещё раз.
        [few] Заголовок длиннее { $limit } знаков. Сократите и пришлите ещё раз.
       *[many] Заголовок длиннее { $limit } знаков. Сократите и пришлите ещё раз.
    }
error-headline-empty = В заголовке должны быть слова. Пришлите ещё раз.
error-moderators-only = Это решают модераторы, а вас среди них сейчас нет.
error-case-gone = Этого дела больше нет. Остальные: /queue
error-case-open = Это дело ещё не решено. Откройте его заново: /queue
error-case-undo-late = Отменить решение можно было в течение суток.
error-case-newer = По этому поводу уже открыто новое дело: /queue
error-case-alerted = Город уже оповещён, этого не вернуть.
