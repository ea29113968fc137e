### Inline mode: @bot and a city in any chat.

inline-nothing = No news in the last 24 hours
inline-button-hourly = Get it every hour
inline-button-city = Choose your city
inline-button-unknown = Find it in the bot
help-inline = In any chat, type <code>@{ $bot } Minsk</code> to send the news of a city there.
