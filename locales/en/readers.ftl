### What readers sent: the card, the lists, the gallery, ads.

command-photos = Photos of the city
command-ads = Private ads
command-mynews = What I sent

news-signed = 👤 { $name }
news-unsigned = 👤 no name
news-anonymous = no name
news-at = { $time } · 📍 { $place }
news-edited = edited
news-urgent = 🔔 <b>Urgent</b>
news-forwarded = ↪ Forwarded from: { $names }
photo-untitled = Photo: { $place }

list-title-readers = 👤 <b>News from readers</b>
list-empty-readers = Readers of your cities have told nothing this week. You could begin.
readers-line = { $number }. { $title } — { $facts }
list-title-photos = 📷 <b>Photos of the city</b>
list-empty-photos = There are no photos yet. You could send the first.
photos-best = 📷 <b>Photo of the day</b>
list-title-ads = 🏷 <b>Private ads</b>
list-empty-ads = There are no ads yet. You could post the first.
ads-by = Which ads to show?
list-of = { $what }
list-empty-by = There is nothing here yet.
list-by-liked = best
list-by-archive = archive
list-by-day = of the day, best

button-by-liked = Best
button-by-archive = Archive
button-by-day = Photo of the day
button-all-places = All places
button-add-readers = Tell something
button-add-photos = Send a photo
button-add-ads = Post an ad
button-own = Mine
button-categories = Categories
button-all-categories = All categories
button-count = { $name } · { $count }
button-point = 🗺 On the map
button-more-photos = { $count } more 📷
button-gallery = Whole gallery
button-share = ↗ Share

error-like-own = You cannot vote for your own, but others can.
error-place-typed = I do not know this place. Type the city more exactly, or open the list without a name.
urgent-button-open = Open the news
