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
