### Settings of a chat.

settings =
    <b>Settings</b>

    Language: { $language }
    Quiet hours: { $quiet }
    Stories in a digest: { $size }
    View: { $style }
    Time zone: { $zone }
settings-of = Channel “{ $title }”
settings-language = Which language should I speak?
settings-quiet = Nothing comes in quiet hours. When should I leave you alone?
settings-quiet-from = From which hour?
settings-quiet-to = From { $from }:00. Until which hour?
settings-size = How many stories in one digest?
settings-style = The modern view has lists of sources that unfold; newer versions of Telegram show it. The plain one works everywhere.
settings-zone = Which time should I go by?

quiet-never = none
style-auto = chosen by itself
style-rich = modern
style-classic = plain

button-language = Language
button-quiet = Quiet hours
button-size = Size
button-style = View
button-zone = Time zone
button-quiet-never = No quiet hours
button-quiet-own = Other hours
button-style-auto = Automatic
button-style-rich = Modern
button-style-classic = Plain
