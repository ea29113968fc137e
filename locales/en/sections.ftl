### Sections: what a story is about.

section-society = Society
section-incidents = Incidents
section-politics = Politics
section-economy = Economy
section-sport = Sport
section-culture = Culture
section-music = Music
section-ecology = Ecology
section-science = Science, technology
section-weather = Weather and roads
section-other = Other
