### Скаргі чытачоў і пярэчанні аўтараў.

button-report = Паскардзіцца
report-ask = Што не так з гэтай навіной?
button-report-false = Няпраўда
button-report-ad = Рэклама
button-report-insult = Абразы
button-report-personal = Чужыя даныя
button-report-danger = Небяспечны заклік
button-report-other = Іншае
report-false = няпраўда
report-ad = рэклама
report-insult = абразы
report-personal = чужыя даныя
report-danger = небяспечны заклік
report-other = іншае
report-taken = Дзякуй. Калі паскардзяцца і іншыя, навіну схаваюць да праверкі.
report-hid = Дзякуй. Навіна схавана, яе паглядзіць мадэратар.
report-again = Вы ўжо скардзіліся на гэту навіну, мадэратар гэта ўбачыць.
error-report-own = Гэта ваша навіна: яе можна адклікаць.
error-report-barred = Скаргі ад вас цяпер не прымаюцца: /appeal
error-report-limit =
    { $limit ->
        [one] За суткі можна паскардзіцца { $limit } раз. Астатняе заўтра.
        [few] За суткі можна паскардзіцца { $limit } разы. Астатняе заўтра.
       *[many] За суткі можна паскардзіцца { $limit } разоў. Астатняе заўтра.
    }

case-kind-reported = Скарга
case-reported-news = Скарга на навіну
case-reported-urgent = Скарга на тэрміновую навіну
case-reported-photo = Скарга на фота
case-reported-ad = Скарга на аб’яву
case-kind-appeal = Аўтар пярэчыць
case-kind-ban = Пярэчанне супраць забароны
case-why-reports = паскардзіліся чытачы
case-why-appeal = аўтар не згодны з рашэннем
case-complaints =
    { $count ->
        [one] { $count } скарга: { $reasons }
        [few] { $count } скаргі: { $reasons }
       *[many] { $count } скаргаў: { $reasons }
    }
case-now-published = Цяпер чытачы яе бачаць.
case-now-hidden = Цяпер яна схавана.
case-now-held = Цяпер яна на праверцы.
case-now-rejected = Цяпер яна прыбрана.
case-now-withdrawn = Аўтар яе адклікаў.
case-now-expired = Яе тэрмін мінуў.
case-now-sold = Пазначана як прададзенае.
case-objects-to = Рашэнне: { $name }, прычына: { $reason }
button-case-keep = ✓ Пакінуць
button-case-remove = ✕ Прыбраць ›
button-case-grant = ✓ Апублікаваць
button-case-deny = ✕ Адмовіць ›
button-case-lift = ✓ Зняць забарону
button-case-uphold = ✕ Пакінуць ›
case-decision-keep = Пакінута
case-decision-remove = Прыбрана
case-decision-grant = Апублікавана па пярэчанні
case-decision-deny = Адмоўлена
case-decision-lift = Забарона знята
case-decision-uphold = Забарона пакінута
case-closed-over = Забарона ўжо не дзейнічае
button-reason-same = Прычына тая самая
button-reason-rules = Па правілах
reason-same = ранейшае рашэнне слушнае
reason-rules = так патрабуюць правілы
reason-reports = паскардзіліся чытачы
error-appeal-own = Гэта пярэчанне супраць вашага рашэння: няхай паглядзіць іншы мадэратар.

author-restored = Мадэратар паглядзеў, і гэта зноў відаць: <b>{ $title }</b>
author-removed = Мадэратар прыбраў: <b>{ $title }</b>
author-granted = Мадэратар згадзіўся з вамі, апублікавана: <b>{ $title }</b>
author-denied = Мадэратар паглядзеў ваша пярэчанне і пакінуў ранейшае рашэнне.
author-kept = Мадэратар паглядзеў ваша пярэчанне і пакінуў забарону.
author-relaid = Рашэнне пра зняцце забароны скасавана: навіны ад вас зноў не прымаюцца.

button-appeal = Запярэчыць
button-appeal-ban = Супраць забароны
appeal-title = <b>З чым можна не згадзіцца</b>
appeal-nothing = Пярэчыць няма на што: вашых навін за месяц не адхілялі, забарон няма.
appeal-standing =
    { $what }
    Прычына: { $reason }
appeal-line =
    { $number }. <b>{ $title }</b>
    Прычына: { $reason }
appeal-sent = Вы ўжо запярэчылі, адказ прыйдзе сюды.
appeal-ask = Напішыце, чаму рашэнне няслушнае. Запярэчыць можна адзін раз, паглядзіць іншы мадэратар. Перадумалі — /cancel
appeal-taken = Пярэчанне ў мадэратара. Адказ прыйдзе сюды.
error-appeal-gone = Пярэчыць тут ужо няма на што: /appeal
error-appeal-once = Вы ўжо запярэчылі. Адказ прыйдзе сюды.
command-appeal = Не згадзіцца з мадэратарам
