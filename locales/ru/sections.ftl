### Разделы: о чём новость.

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
