### Що показати і що надсилати: розділи, слова.

section-society = Суспільство
section-incidents = Події
section-politics = Політика
section-economy = Економіка
section-sport = Спорт
section-culture = Культура
section-music = Музика
section-ecology = Екологія
section-science = Наука і техніка
section-weather = Погода і дороги
section-other = Різне

button-sections = Усі розділи
button-all-sections = Усі розділи
now-section = Новини якого розділу показати?

what =
    <b>{ $covers }</b>

    Що надсилати? Натисніть розділ, щоб увімкнути або вимкнути його.
button-what = Що
button-readers = Новини читачів
button-everything = Увімкнути все
button-muted =
    { $count ->
        [0] Сховати слова
       *[other] Сховано слів: { $count }
    }
button-wanted =
    { $count ->
        [0] Лише зі словами
       *[other] Потрібних слів: { $count }
    }
toast-no-sections = Усі розділи вимкнено: надійдуть лише новини читачів, якщо їх увімкнено.

words-muted =
    <b>Сховані слова</b>

    Новина, у якій є слово зі списку, не надійде — за жодною підпискою цього чату. Слово розуміється в усіх формах, фраза — як слова підряд.
words-wanted =
    <b>Лише зі словами</b>

    За цією підпискою надійдуть лише новини, у яких є хоча б одне слово зі списку. Слово розуміється в усіх формах, фраза — як слова підряд.
words-none = У списку поки порожньо.
words-count = У списку { $count } з { $limit }. Натисніть слово, щоб прибрати його.
words-ask = Напишіть слова та фрази: по одному в рядку або через кому.
words-ask-group = Дайте відповідь на це повідомлення словами та фразами: по одному в рядку або через кому.
words-added =
    { $count ->
        [one] Додано { $count } слово.
        [few] Додано { $count } слова.
       *[many] Додано { $count } слів.
    }
words-added-none = Ці слова вже в списку.
words-refused =
    { $count ->
        [one] { $count } слово не вмістилося: список повний.
        [few] { $count } слова не вмістилися: список повний.
       *[many] { $count } слів не вмістилися: список повний.
    }
words-clear-ask =
    { $count ->
        [one] Прибрати зі списку { $count } слово? Повернути його можна буде, лише написавши знову.
        [few] Прибрати зі списку всі { $count } слова? Повернути їх можна буде, лише написавши знову.
       *[many] Прибрати зі списку всі { $count } слів? Повернути їх можна буде, лише написавши знову.
    }
toast-word-gone = Прибрано: { $word }
button-words-add = Додати слова
button-words-see = Показати список
button-words-clear = Очистити список
button-words-clear-yes = Так, очистити
error-no-words = Не бачу слів. Напишіть, наприклад: футбол, курс долара

digest-and-places =
    { $count ->
        [one] { $places } і ще { $count } місце
        [few] { $places } і ще { $count } місця
       *[many] { $places } і ще { $count } місць
    }

button-living-on = ✓ Живий дайджест
button-living-off = Живий дайджест
toast-lives = Надісланий дайджест оновлюватиметься, коли про новину пишуть нові джерела, а продовження прийде відповіддю на нього.
toast-stays = Надіслані дайджести більше не змінюються.
