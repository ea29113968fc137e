### Раздзелы: пра што навіна.

section-society = Грамадства
section-incidents = Здарэнні
section-politics = Палітыка
section-economy = Эканоміка
section-sport = Спорт
section-culture = Культура
section-music = Музыка
section-ecology = Экалогія
section-science = Навука
section-weather = Надвор'е
section-other = Рознае
