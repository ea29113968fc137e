### Groups, forum topics and channels.

button-configure = Set up
button-hosts = Groups, channels
hosts = The groups and channels that you set up. Choose one.
hosts-empty = Groups and channels that you add the bot to will be here.
mine-title-of = <b>What comes to “{ $title }”</b>
mine-empty-of = Nothing comes to “{ $title }” yet. Add a city.
mine-in-topic = In a forum topic
place-ask-of = The news of which city for “{ $title }”? Type a city or pick one from the list.
channel-back = Channel “{ $title }”: I am publishing again. Everything is set up as it was.
channel-mute = Channel “{ $title }”: I may not post there, so the digests have stopped. Make the bot an administrator who may post, and they will go on.
group-mute = “{ $title }”: I may not write there, so the digests have stopped. Let the bot send messages, and they will go on.
error-cannot-write = I may not write in this chat. An administrator can let the bot send messages.
