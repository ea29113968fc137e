### Что показать и что присылать: разделы, слова.

section-society = Общество
section-incidents = Происшествия
section-politics = Политика
section-economy = Экономика
section-sport = Спорт
section-culture = Культура
section-music = Музыка
section-ecology = Экология
section-science = Наука и техника
section-weather = Погода и дороги
section-other = Разное

button-sections = Все разделы
button-all-sections = Все разделы
now-section = Новости какого раздела показать?

# $covers (String) - место подписки
what =
    <b>{ $covers }</b>

    Что присылать? Нажмите раздел, чтобы включить или выключить его.
button-what = Что
button-readers = Новости читателей
button-everything = Включить всё
# $count (Number) - сколько слов в списке
button-muted =
    { $count ->
        [0] Скрыть слова
       *[other] Скрыто слов: { $count }
    }
button-wanted =
    { $count ->
        [0] Только со словами
       *[other] Нужных слов: { $count }
    }
toast-no-sections = Все разделы выключены: придут только новости читателей, если они включены.

words-muted =
    <b>Скрытые слова</b>

    Новость, в которой есть слово из списка, не придёт — ни по одной подписке этого чата. Слово понимается во всех формах, фраза — как слова подряд.
words-wanted =
    <b>Только со словами</b>

    По этой подписке придут только новости, в которых есть хотя бы одно слово из списка. Слово понимается во всех формах, фраза — как слова подряд.
words-none = В списке пока пусто.
# $count, $limit (Number) - сколько слов есть и сколько может быть
words-count = В списке { $count } из { $limit }. Нажмите слово, чтобы убрать его.
words-ask = Напишите слова и фразы: по одному в строке или через запятую.
words-ask-group = Ответьте на это сообщение словами и фразами: по одному в строке или через запятую.
# $count (Number) - сколько добавлено
words-added =
    { $count ->
        [one] Добавлено { $count } слово.
        [few] Добавлено { $count } слова.
       *[many] Добавлено { $count } слов.
    }
words-added-none = Эти слова уже в списке.
# $count (Number) - сколько не поместилось
words-refused =
    { $count ->
        [one] { $count } слово не поместилось: список полон.
        [few] { $count } слова не поместились: список полон.
       *[many] { $count } слов не поместились: список полон.
    }
# $count (Number) - сколько слов в списке
words-clear-ask =
    { $count ->
        [one] Убрать из списка { $count } слово? Вернуть его можно будет, только написав снова.
        [few] Убрать из списка все { $count } слова? Вернуть их можно будет, только написав снова.
       *[many] Убрать из списка все { $count } слов? Вернуть их можно будет, только написав снова.
    }
# $word (String) - что убрано
toast-word-gone = Убрано: { $word }
button-words-add = Добавить слова
button-words-see = Показать список
button-words-clear = Очистить список
button-words-clear-yes = Да, очистить
error-no-words = Не вижу слов. Напишите, например: футбол, курс доллара

# $places (String) - первые места; $count (Number) - сколько ещё
digest-and-places =
    { $count ->
        [one] { $places } и ещё { $count } место
        [few] { $places } и ещё { $count } места
       *[many] { $places } и ещё { $count } мест
    }

button-living-on = ✓ Живой дайджест
button-living-off = Живой дайджест
toast-lives = Отправленный дайджест будет обновляться, когда о новости пишут новые источники, а продолжение придёт ответом на него.
toast-stays = Отправленные дайджесты больше не меняются.
