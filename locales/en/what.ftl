### What to show and what to send: sections, words.


button-all-sections = All sections
now-section = The news of which section?

what =
    <b>{ $covers }</b>

    What should come? Press a section to switch it on or off.
button-what = What
button-readers = Readers’ news
button-everything = Switch all on
button-muted =
    { $count ->
        [0] Hide words
       *[other] Hidden words: { $count }
    }
button-wanted =
    { $count ->
        [0] Only with words
       *[other] Words to have: { $count }
    }
toast-no-sections = All sections are off: only readers’ news will come.
toast-nothing-on = Everything is off: this subscription will bring nothing.

words-muted =
    <b>Hidden words</b>

    A story with a word of this list does not come, by any subscription of this chat. A word is meant in all its forms, a phrase as words side by side.
words-wanted =
    <b>Only with words</b>

    By this subscription only stories come that have at least one word of this list. A word is meant in all its forms, a phrase as words side by side.
words-none = The list is empty.
words-count = { $count } of { $limit } on the list. Press a word to take it off.
words-ask = Write words and phrases: one a line, or with commas between.
words-ask-group = Reply to this message with words and phrases: one a line, or with commas between.
words-added =
    { $count ->
        [one] { $count } word added.
       *[other] { $count } words added.
    }
words-added-none = These words are on the list already.
words-refused =
    { $count ->
        [one] { $count } word did not fit: the list is full.
       *[other] { $count } words did not fit: the list is full.
    }
words-clear-ask =
    { $count ->
        [one] Take { $count } word off the list? To have it back you would write it again.
       *[other] Take all { $count } words off the list? To have them back you would write them again.
    }
toast-word-gone = Taken off: { $word }
button-words-add = Add words
button-words-see = See the list
button-words-clear = Empty the list
button-words-clear-yes = Yes, empty it
error-no-words = I see no words. Write, for example: football, exchange rate

digest-and-places =
    { $count ->
        [one] { $places } and { $count } more place
       *[other] { $places } and { $count } more places
    }

button-living-on = ✓ Living digest
button-living-off = Living digest
toast-lives = A digest that was sent is updated when more sources tell a story of it, and what follows comes as a reply to it.
toast-stays = Digests that were sent change no more.
