### Мадэратарам: карткі спраў і рашэнні па іх. Аўтару: што вырашылі.

case-title = <b>{ $what }</b> · № { $number }
case-kind-held = На праверку
case-held-news = Навіна чакае праверкі
case-held-urgent = Тэрміновая навіна чакае праверкі
case-held-photo = Фота горада чакае праверкі
case-held-ad = Аб’ява чакае праверкі
case-kind-alert = Тэрміновая навіна: апавясціць горад?
case-why = Чаму тут: { $why }
case-why-moderated = цяпер правяраецца кожная навіна
case-why-urgent = тэрміновую навіну ўпершыню шле аўтар без гісторыі
case-why-link = спасылка або імя ў сетцы, аўтар новы
case-why-phone = тэлефон, аўтар новы
case-why-card = нумар банкаўскай карткі
case-why-masked = спасылка вядзе не туды, куды напісана
case-why-disguise = словы замаскіраваны
case-why-near = падобна да нядаўняга ад іншых
case-why-surge = ідзе паток паўтораў, аўтар новы
case-why-watched = некалькі навін аўтара нядаўна адхілены
case-why-word = слова са спіса
case-why-campaign = адзін тэкст даслалі многія ({ $authors })
case-person = Аўтар: <a href="tg://user?id={ $id }">{ $name }</a>
case-subject-gone = Гэтага ўжо няма: аўтар выдаліў свае даныя.

button-case-publish = ✓ Апублікаваць
button-case-alert = 🔔 З апавяшчэннем
button-case-reject = ✕ Адхіліць ›
button-case-quiet = Не апавяшчаць
button-case-headline = Загаловак
button-case-place = Горад
button-case-who = Аўтар ›
button-case-undo = ↩ Скасаваць
case-decision-publish = Апублікавана
case-decision-alert = Апублікавана, горад апавешчаны
case-decision-reject = Адхілена
case-decision-quiet = Без апавяшчэння
case-decided = { $what } · { $name } · { $time }
case-reason = Прычына: { $reason }
case-closed = { $why } · { $time }
case-closed-withdrawn = Аўтар адклікаў сам
case-closed-edited = Аўтар змяніў навіну, яна ў новай справе
case-closed-expired = Тэрмін мінуў
case-closed-sold = Прададзена
case-closed-hidden = Схавана
case-closed-rejected = Адхілена
case-closed-published = Апублікавана
case-closed-gone = Гэтага ўжо няма
toast-case-taken = Ужо вырашана: { $what }

case-reasons = Чаму такое рашэнне? Прычыну ўбачыць аўтар.
case-ask-reason = <a href="tg://user?id={ $id }">{ $name }</a>, напішыце прычыну адказам на гэта паведамленне. Яе ўбачыць аўтар. Перадумалі — /cancel
case-ask-headline = <a href="tg://user?id={ $id }">{ $name }</a>, напішыце новы загаловак адказам на гэта паведамленне. Перадумалі — /cancel
case-ask-place = <a href="tg://user?id={ $id }">{ $name }</a>, у які горад перанесці? Напішыце назву адказам на гэта паведамленне. Перадумалі — /cancel
case-place-unknown = Не ведаю такога месца. Напішыце назву інакш.
asked-for-words = Тут патрэбны адказ словамі. Перадумалі — /cancel
button-reason-words = Сваімі словамі
button-reason-ad = Рэклама
button-reason-false = Няпраўда
button-reason-insult = Абразы
button-reason-personal = Чужыя даныя
button-reason-repeat = Паўтор
button-reason-place = Не той горад
reason-ad = гэта рэклама, а не навіна
reason-false = гэта не пацвярджаецца
reason-insult = у тэксце ёсць абразы
reason-personal = у тэксце ёсць чужыя асабістыя даныя
reason-repeat = такая навіна ўжо ёсць
reason-place = гэта не пра гэты горад

author-untitled = без подпісу
author-published = Мадэратар праверыў, і гэта апублікавана: <b>{ $title }</b>
author-rejected = Мадэратар адхіліў: <b>{ $title }</b>
author-undone = Мадэратар скасаваў сваё рашэнне, зноў на праверцы: <b>{ $title }</b>
author-headline = Мадэратар змяніў ваш загаловак: <b>{ $is }</b>
author-place = Мадэратар перанёс у іншае месца: <b>{ $title }</b>. Цяпер гэта { $is }.
author-hidden = Пакуль схавана, паглядзіць мадэратар: <b>{ $title }</b>
author-warning = Мадэратар папярэджвае вас. Навіны, як і раней, можна дасылаць.
author-mute = Навіны ад вас пакуль не прымаюцца.
author-mute-until = Навіны ад вас не прымаюцца. Гэта скончыцца: { $time }.
author-ban = Вам забаронена дасылаць навіны.
author-ban-until = Вам забаронена дасылаць навіны. Гэта скончыцца: { $time }.
author-lifted = Забарона знята: вы зноў можаце дасылаць навіны.
reason-flood = занадта шмат аднолькавых паведамленняў
reason-campaign = такі самы тэкст даслалі многія
reason-ban = аўтару забаронена дасылаць навіны
author-reason = Прычына: { $reason }.

error-case-decided = Гэтая справа ўжо вырашана. Адкрыйце яе нанова: /queue
error-headline-long =
    { $limit ->
        [one] Загаловак даўжэйшы за { $limit } знак. Скараціце і дашліце яшчэ раз.
        [few] Загаловак даўжэйшы за { $limit } знакі. Скараціце і дашліце яшчэ раз.
       *[many] Загаловак даўжэйшы за { $limit } знакаў. Скараціце і дашліце яшчэ раз.
    }
error-headline-empty = У загалоўку павінны быць словы. Дашліце яшчэ раз.
error-moderators-only = Гэта вырашаюць мадэратары, а вас сярод іх цяпер няма.
error-case-gone = Гэтай справы ўжо няма. Астатнія: /queue
error-case-open = Гэтая справа яшчэ не вырашана. Адкрыйце яе нанова: /queue
error-case-undo-late = Скасаваць рашэнне можна было на працягу сутак.
error-case-newer = Па гэтай прычыне ўжо адкрыта новая справа: /queue
error-case-alerted = Горад ужо апавешчаны, гэтага не вярнуць.
