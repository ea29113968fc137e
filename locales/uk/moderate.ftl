### Модераторам: картки справ і рішення за ними. Автору: що вирішили.

case-title = <b>{ $what }</b> · № { $number }
case-kind-held = На перевірку
case-held-news = Новина чекає на перевірку
case-held-urgent = Термінова новина чекає на перевірку
case-held-photo = Фото міста чекає на перевірку
case-held-ad = Оголошення чекає на перевірку
case-kind-alert = Термінова новина: сповістити місто?
case-why = Чому тут: { $why }
case-why-moderated = зараз перевіряють кожну новину
case-why-urgent = термінову новину вперше надсилає автор без історії
case-why-link = посилання або ім’я в мережі, автор новий
case-why-phone = телефон, автор новий
case-why-card = номер банківської картки
case-why-masked = посилання веде не туди, куди написано
case-why-disguise = слова замасковано
case-why-near = схоже на недавнє від інших
case-why-surge = іде потік повторів, автор новий
case-why-watched = кілька новин автора недавно відхилено
case-why-word = слово зі списку
case-why-campaign = один текст надіслали багато людей ({ $authors })
case-person = Автор: <a href="tg://user?id={ $id }">{ $name }</a>
case-subject-gone = Цього вже немає: автор видалив свої дані.

button-case-publish = ✓ Опублікувати
button-case-alert = 🔔 Зі сповіщенням
button-case-reject = ✕ Відхилити ›
button-case-quiet = Не сповіщати
button-case-headline = Заголовок
button-case-place = Місто
button-case-who = Автор ›
button-case-undo = ↩ Скасувати
case-decision-publish = Опубліковано
case-decision-alert = Опубліковано, місто сповіщено
case-decision-reject = Відхилено
case-decision-quiet = Без сповіщення
case-decided = { $what } · { $name } · { $time }
case-reason = Причина: { $reason }
case-closed = { $why } · { $time }
case-closed-withdrawn = Автор відкликав сам
case-closed-edited = Автор змінив новину, вона в новій справі
case-closed-expired = Термін минув
case-closed-sold = Продано
case-closed-hidden = Приховано
case-closed-rejected = Відхилено
case-closed-published = Опубліковано
case-closed-gone = Цього вже немає
toast-case-taken = Уже вирішено: { $what }

case-reasons = Чому таке рішення? Причину побачить автор.
case-ask-reason = <a href="tg://user?id={ $id }">{ $name }</a>, напишіть причину відповіддю на це повідомлення. Її побачить автор. Передумали — /cancel
case-ask-headline = <a href="tg://user?id={ $id }">{ $name }</a>, напишіть новий заголовок відповіддю на це повідомлення. Передумали — /cancel
case-ask-place = <a href="tg://user?id={ $id }">{ $name }</a>, до якого міста перенести? Напишіть назву відповіддю на це повідомлення. Передумали — /cancel
case-place-unknown = Не знаю такого місця. Напишіть назву інакше.
asked-for-words = Тут потрібна відповідь словами. Передумали — /cancel
button-reason-words = Своїми словами
button-reason-ad = Реклама
button-reason-false = Неправда
button-reason-insult = Образи
button-reason-personal = Чужі дані
button-reason-repeat = Повтор
button-reason-place = Не те місто
reason-ad = це реклама, а не новина
reason-false = це не підтверджується
reason-insult = у тексті є образи
reason-personal = у тексті є чужі особисті дані
reason-repeat = така новина вже є
reason-place = це не про це місто

author-untitled = без підпису
author-published = Модератор перевірив, і це опубліковано: <b>{ $title }</b>
author-rejected = Модератор відхилив: <b>{ $title }</b>
author-undone = Модератор скасував своє рішення, знову на перевірці: <b>{ $title }</b>
author-headline = Модератор змінив ваш заголовок: <b>{ $is }</b>
author-place = Модератор переніс до іншого місця: <b>{ $title }</b>. Тепер це { $is }.
author-hidden = Поки приховано, перегляне модератор: <b>{ $title }</b>
author-warning = Модератор попереджає вас. Новини, як і раніше, можна надсилати.
author-mute = Новини від вас поки не приймаються.
author-mute-until = Новини від вас не приймаються. Це закінчиться: { $time }.
author-ban = Вам заборонено надсилати новини.
author-ban-until = Вам заборонено надсилати новини. Це закінчиться: { $time }.
author-lifted = Заборону знято: ви знову можете надсилати новини.
reason-flood = забагато однакових повідомлень
reason-campaign = такий самий текст надіслали багато людей
reason-ban = авторові заборонено надсилати новини
author-reason = Причина: { $reason }.

error-case-decided = Цю справу вже вирішено. Відкрийте її знову: /queue
error-headline-long =
    { $limit ->
        [one] Заголовок довший за { $limit } знак. Скоротіть і надішліть ще раз.
        [few] Заголовок довший за { $limit } знаки. Скоротіть і надішліть ще раз.
       *[many] Заголовок довший за { $limit } знаків. Скоротіть і надішліть ще раз.
    }
error-headline-empty = У заголовку мають бути слова. Надішліть ще раз.
error-moderators-only = Це вирішують модератори, а вас серед них зараз немає.
error-case-gone = Цієї справи вже немає. Решта: /queue
error-case-open = Цю справу ще не вирішено. Відкрийте її знову: /queue
error-case-undo-late = Скасувати рішення можна було протягом доби.
error-case-newer = Із цього приводу вже відкрито нову справу: /queue
error-case-alerted = Місто вже сповіщено, цього не повернути.
