### Choosing a place, and subscribing.

button-near-me = 📍 Near me
button-place-near = { $place } · { $km } km
button-news-of = News of { $place }
button-browse = Pick from the list
button-other-city = Another city
button-yes = Yes, subscribe
button-whole = The whole region
button-more-city = One more city

place-placeholder = For example, Minsk
place-ask = Which city? Type its name or share your location.
place-ask-group = Reply to this message with the name of a city, or write, for example, <code>/subscribe Minsk</code>
place-guess = { $place }: subscribe?
place-which = “{ $query }”: which one?
place-which-of-these = Which of these places?
place-maybe = I do not know “{ $query }”. Perhaps one of these?
place-unknown = I do not know “{ $query }”. Try another spelling, or pick from the list.
place-near = Near you. Which city’s news would you like?
place-far =
    { $km ->
        [one] The nearest city I know is { $km } kilometre away. Will it do?
       *[other] The nearest city I know is { $km } kilometres away. Will it do?
    }
place-gone = a place off the list
place-with-region = { $city } and { $region }
place-city-only = { $city }, city only
news-of = the news of { $place }

browse-countries = Choose a country or section.
browse-inside = <b>{ $place }</b>. Choose from the list.

subscribed = Done: { $covers }, { $when }.
subscribed-already = You are subscribed already: { $covers }, { $when }.
subscribed-group = { $who } subscribes “{ $title }”: { $covers }, { $when }.
place-unknown-point = That point is not on the map. Type the name of your city.
