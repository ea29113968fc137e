### Раздзелы: пра што навіна.

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
