### Што паказаць і што дасылаць: раздзелы, словы.

section-society = Грамадства
section-incidents = Здарэнні
section-politics = Палітыка
section-economy = Эканоміка
section-sport = Спорт
section-culture = Культура
section-music = Музыка
section-ecology = Экалогія
section-science = Навука і тэхніка
section-weather = Надвор’е і дарогі
section-other = Рознае

button-sections = Усе раздзелы
button-all-sections = Усе раздзелы
now-section = Навіны якога раздзела паказаць?

what =
    <b>{ $covers }</b>

    Што дасылаць? Націсніце раздзел, каб уключыць ці выключыць яго.
button-what = Што
button-readers = Навіны чытачоў
button-everything = Уключыць усё
button-muted =
    { $count ->
        [0] Схаваць словы
       *[other] Схавана слоў: { $count }
    }
button-wanted =
    { $count ->
        [0] Толькі са словамі
       *[other] Патрэбных слоў: { $count }
    }
toast-no-sections = Усе раздзелы выключаны: прыйдуць толькі навіны чытачоў, калі яны ўключаны.

words-muted =
    <b>Схаваныя словы</b>

    Навіна, у якой ёсць слова са спіса, не прыйдзе — ні па адной падпісцы гэтага чата. Слова разумеецца ва ўсіх формах, фраза — як словы запар.
words-wanted =
    <b>Толькі са словамі</b>

    Па гэтай падпісцы прыйдуць толькі навіны, у якіх ёсць хаця б адно слова са спіса. Слова разумеецца ва ўсіх формах, фраза — як словы запар.
words-none = У спісе пакуль пуста.
words-count = У спісе { $count } з { $limit }. Націсніце слова, каб прыбраць яго.
words-ask = Напішыце словы і фразы: па адным у радку ці праз коску.
words-ask-group = Адкажыце на гэта паведамленне словамі і фразамі: па адным у радку ці праз коску.
words-added =
    { $count ->
        [one] Дададзена { $count } слова.
        [few] Дададзена { $count } словы.
       *[many] Дададзена { $count } слоў.
    }
words-added-none = Гэтыя словы ўжо ў спісе.
words-refused =
    { $count ->
        [one] { $count } слова не змясцілася: спіс поўны.
        [few] { $count } словы не змясціліся: спіс поўны.
       *[many] { $count } слоў не змясціліся: спіс поўны.
    }
words-clear-ask =
    { $count ->
        [one] Прыбраць са спіса { $count } слова? Вярнуць яго можна будзе, толькі напісаўшы зноў.
        [few] Прыбраць са спіса ўсе { $count } словы? Вярнуць іх можна будзе, толькі напісаўшы зноў.
       *[many] Прыбраць са спіса ўсе { $count } слоў? Вярнуць іх можна будзе, толькі напісаўшы зноў.
    }
toast-word-gone = Прыбрана: { $word }
button-words-add = Дадаць словы
button-words-see = Паказаць спіс
button-words-clear = Ачысціць спіс
button-words-clear-yes = Так, ачысціць
error-no-words = Не бачу слоў. Напішыце, напрыклад: футбол, курс долара

digest-and-places =
    { $count ->
        [one] { $places } і яшчэ { $count } месца
        [few] { $places } і яшчэ { $count } месцы
       *[many] { $places } і яшчэ { $count } месцаў
    }

button-living-on = ✓ Жывы дайджэст
button-living-off = Жывы дайджэст
toast-lives = Адпраўлены дайджэст будзе абнаўляцца, калі пра навіну пішуць новыя крыніцы, а працяг прыйдзе адказам на яго.
toast-stays = Адпраўленыя дайджэсты больш не змяняюцца.
