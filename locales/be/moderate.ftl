### Мадэратарам: карткі спраў і рашэнні па іх. Аўтару: што вырашылі.

case-title = <b>{ $what }</b> · № { $number }
case-kind-held = Навіна чакае праверкі
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
case-why-campaign = адзін тэкст ад многіх, астатнія спынены ({ $authors })
case-person = Аўтар: <a href="tg://user?id={ $id }">{ $name }</a>
case-subject-gone = Гэтага ўжо няма: аўтар выдаліў свае даныя.

button-case-publish = ✓ Апублікаваць
button-case-alert = 🔔 З апавяшчэннем
button-case-reject = ✕ Адхіліць ›
button-case-quiet = Не апавяшчаць
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

author-published = Мадэратар праверыў вашу навіну, яна апублікавана: <b>{ $title }</b>
author-rejected = Мадэратар адхіліў вашу навіну: <b>{ $title }</b>
author-undone = Мадэратар скасаваў сваё рашэнне, навіна зноў на праверцы: <b>{ $title }</b>
author-reason = Прычына: { $reason }.

error-moderators-only = Гэта вырашаюць мадэратары, а вас сярод іх цяпер няма.
error-case-gone = Гэтай справы ўжо няма. Астатнія: /queue
error-case-open = Гэта справа яшчэ не вырашана. Адкрыйце яе нанова: /queue
error-case-undo-late = Скасаваць рашэнне можна было на працягу сутак.
error-case-newer = Па гэтай прычыне ўжо адкрыта новая справа: /queue
error-case-alerted = Горад ужо апавешчаны, гэтага не вярнуць.
