### Выбор места и подписка.

button-near-me = 📍 Рядом со мной
# $place (String) - название; $km (Number) - расстояние
button-place-near = { $place } · { $km } км
# $place (String) - название
button-news-of = Новости: { $place }
button-browse = Выбрать из списка
button-other-city = Другой город
button-yes = Да, подписать
button-whole = Весь регион
button-more-city = Ещё город

place-placeholder = Например, Смоленск
place-ask = Какой город? Напишите название или пришлите геопозицию.
place-ask-group = Ответьте на это сообщение названием города или напишите, например, <code>/subscribe Смоленск</code>
# $place (String) - город и регион
place-guess = { $place } — подписать?
# $query (String) - что написал человек
place-which = «{ $query }» — какой из них?
place-which-of-these = Какое из этих мест?
place-maybe = Не знаю места «{ $query }». Может быть, одно из этих?
place-unknown = Не знаю места «{ $query }». Попробуйте написать иначе или выберите из списка.
place-near = Рядом с вами. Новости какого города присылать?
# $km (Number) - сколько километров до ближайшего города
place-far =
    { $km ->
        [one] До ближайшего города, который я знаю, { $km } километр. Подходит?
        [few] До ближайшего города, который я знаю, { $km } километра. Подходит?
       *[many] До ближайшего города, который я знаю, { $km } километров. Подходит?
    }
place-gone = место вне списка
# $city, $region (String) - названия: оба в именительном падеже или оба в родительном
place-with-region = { $city } и { $region }
place-city-only = { $city }, только город
# $place (String) - название в родительном падеже
news-of = новости { $place }

browse-countries = Выберите страну или раздел.
# $place (String) - страна или регион
browse-inside = <b>{ $place }</b>. Выберите из списка.

# $covers (String) - что входит; $when (String) - когда приходит
subscribed = Готово: { $covers }, { $when }.
subscribed-already = Вы уже подписаны: { $covers }, { $when }.
# $who (String) - имя; $title (String) - название группы или канала
subscribed-group = { $who } подписывает «{ $title }»: { $covers }, { $when }.
place-unknown-point = Не вижу такой точки на карте. Напишите название города.
