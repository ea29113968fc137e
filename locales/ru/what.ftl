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
