### Розділи: про що новина.

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
