### Скарги читачів і заперечення авторів.

button-report = Поскаржитися
report-ask = Що не так із цією новиною?
button-report-false = Неправда
button-report-ad = Реклама
button-report-insult = Образи
button-report-personal = Чужі дані
button-report-danger = Небезпечний заклик
button-report-other = Інше
report-false = неправда
report-ad = реклама
report-insult = образи
report-personal = чужі дані
report-danger = небезпечний заклик
report-other = інше
report-taken = Дякуємо. Якщо поскаржаться й інші, новину приховають до перевірки.
report-hid = Дякуємо. Новину приховано, її перегляне модератор.
report-again = Ви вже скаржилися на цю новину, модератор це побачить.
error-report-own = Це ваша новина: її можна відкликати.
error-report-barred = Скарги від вас зараз не приймаються: /appeal
error-report-limit =
    { $limit ->
        [one] За добу можна поскаржитися { $limit } раз. Решта завтра.
        [few] За добу можна поскаржитися { $limit } рази. Решта завтра.
       *[many] За добу можна поскаржитися { $limit } разів. Решта завтра.
    }

case-kind-reported = Скарга
case-reported-news = Скарга на новину
case-reported-urgent = Скарга на термінову новину
case-reported-photo = Скарга на фото
case-reported-ad = Скарга на оголошення
case-kind-appeal = Автор заперечує
case-kind-ban = Заперечення проти заборони
case-why-reports = поскаржилися читачі
case-why-appeal = автор не згоден із рішенням
case-complaints =
    { $count ->
        [one] { $count } скарга: { $reasons }
        [few] { $count } скарги: { $reasons }
       *[many] { $count } скарг: { $reasons }
    }
case-now-published = Зараз читачі її бачать.
case-now-hidden = Зараз її приховано.
case-now-held = Зараз вона на перевірці.
case-now-rejected = Зараз її прибрано.
case-now-withdrawn = Автор її відкликав.
case-now-expired = Її термін минув.
case-now-sold = Позначено як продане.
case-objects-to = Рішення: { $name }, причина: { $reason }
button-case-keep = ✓ Залишити
button-case-remove = ✕ Прибрати ›
button-case-grant = ✓ Опублікувати
button-case-deny = ✕ Відмовити ›
button-case-lift = ✓ Зняти заборону
button-case-uphold = ✕ Лишити заборону ›
case-decision-keep = Залишено
case-decision-remove = Прибрано
case-decision-grant = Опубліковано за запереченням
case-decision-deny = Відмовлено
case-decision-lift = Заборону знято
case-decision-uphold = Заборону залишено
case-closed-over = Заборона вже не діє
button-reason-same = Причина та сама
button-reason-rules = За правилами
reason-same = попереднє рішення правильне
reason-rules = так вимагають правила
reason-reports = поскаржилися читачі
error-appeal-own = Це заперечення проти вашого рішення: нехай перегляне інший модератор.

author-restored = Модератор переглянув, і це знову видно: <b>{ $title }</b>
author-removed = Модератор прибрав: <b>{ $title }</b>
author-granted = Модератор погодився з вами, опубліковано: <b>{ $title }</b>
author-denied = Модератор переглянув ваше заперечення і залишив попереднє рішення.
author-kept = Модератор переглянув ваше заперечення і залишив заборону.
author-relaid = Рішення про зняття заборони скасовано: новини від вас знову не приймаються.

button-appeal = Заперечити
button-appeal-ban = Проти заборони
appeal-title = <b>З чим можна не погодитися</b>
appeal-nothing = Заперечувати нічого: ваших новин за місяць не відхиляли, заборон немає.
appeal-standing =
    { $what }
    Причина: { $reason }
appeal-line =
    { $number }. <b>{ $title }</b>
    Причина: { $reason }
appeal-sent = Ви вже заперечили, відповідь прийде сюди.
appeal-ask = Напишіть, чому рішення неправильне. Заперечити можна один раз, перегляне інший модератор. Передумали — /cancel
appeal-taken = Заперечення в модератора. Відповідь прийде сюди.
error-appeal-gone = Заперечувати тут уже нічого: /appeal
error-appeal-once = Ви вже заперечили. Відповідь прийде сюди.
command-appeal = Не погодитися з модератором
