### Private ads: category, price, how to reach the author, where they are shown.

ad-category-home = Homes
ad-category-transport = Transport
ad-category-things = Things
ad-category-devices = Devices
ad-category-work = Work
ad-category-services = Services
ad-category-animals = Animals
ad-category-lost = Lost and found
ad-category-other = Other

ad-ask-category = What is the ad about?
ad-ask-price = What does it cost? Type the amount, such as 5 000 or 1.5 mln; you can name the currency.
ad-ask-contact = How can people reach you? Type a phone number or a Telegram name: everybody will see it.
ad-about = 🏷 { $facts }
ad-contact = ☎ { $contact }
ad-shown-region = in the whole region
ad-shown-country = in the whole country

ad-ends-soon = The ad <b>{ $title }</b> ends { $time }. Renew it for another 30 days?
ad-ends-over = The time of the ad is over: <b>{ $title }</b>. Nobody sees it any more. Renew it?

price-free = free
price-talk = price by agreement
button-price-free = Free
button-price-talk = By agreement
button-price-none = No price
button-username = My Telegram name
button-category = Category
button-price = Price
button-contact = Contact
button-reach-city = City
button-reach-region = Region
button-reach-country = Country

error-price = This does not look like a price. Type the amount, such as 5 000 RUB, or press a button.
error-contact-empty = Type a phone number or a Telegram name.
error-contact-long =
    { $limit ->
        [one] Too long: { $limit } character will do.
       *[other] Too long: { $limit } characters will do.
    }
error-contact-other = This is another person’s contact. Send your own, or type it.
error-no-username = You have no Telegram name. Type a phone number.
