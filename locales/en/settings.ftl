### Settings of a chat.

settings =
    <b>Settings</b>

    Language: { $language }
    Time zone: { $zone }
    Quiet hours: { $quiet }
    Sound: { $sound }
    Digest: { $look }
settings-of = “{ $title }”
settings-language = Which language should I speak?
settings-quiet = When should I leave you alone? Either nothing comes then, and the news of the night arrives in one morning digest, or it comes without a sound.
settings-quiet-from = From which hour?
settings-quiet-to = From { $from }:00. Until which hour?
settings-size = How many stories in one digest?
settings-look = What should a digest look like? In the modern view sources unfold under a story; newer versions of Telegram show it. The plain one works everywhere. Pictures are readers’ photos by default; the picture of the first story can come too, or none at all.
settings-zone = Which time should I go by?
settings-reset = Go back to the settings you began with? Language, time zone and subscriptions stay.
toast-settings-reset = The settings are as they were at the beginning.

quiet-never = none
quiet-held = { $hours }, nothing comes
quiet-silent = { $hours }, without a sound
sound-on = on
sound-off = off
style-auto = automatic view
style-rich = modern view
style-classic = plain view
look-size =
    { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }

button-language = Language
button-zone = Time zone
button-zones = Other countries
button-quiet = Quiet hours
button-quiet-never = No quiet hours
button-quiet-own = Other hours
button-quiet-held = Send nothing
button-quiet-silent = Without a sound
button-sound-on = Sound on
button-sound-off = Sound off
button-look = Look
button-size = Stories: { $count }
button-style-auto = Automatic
button-style-rich = Modern
button-style-classic = Plain
pictures-on = with pictures
pictures-off = without pictures
look-combined = all places in one
look-compact = headlines only
button-pictures-auto = Pictures: auto
button-pictures-on = Pictures
button-pictures-off = No pictures
button-separate = Places apart
button-combined = All together
button-full = With sources
button-compact = Headlines only
button-reset = Reset
button-reset-yes = Yes, reset
