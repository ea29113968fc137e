"""Words, stems and languages of news in Russian, Ukrainian, Belarusian and English.

Everything that compares, groups, sorts or finds texts goes through here, so that the same
words always meet. Pure, and bounded: no function reads more than `LONGEST` characters.
"""

import re
import unicodedata
from functools import lru_cache
from threading import local
from typing import Final

import Stemmer

LONGEST: Final = 20_000  # characters of one text that are ever read

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_APOSTROPHE = re.compile(r"['’ʼ`´](?<=\w.)(?=\w)")  # itself first: five times as fast
_WORD = re.compile(r"[^\W\d_]+|\d+")
_STRESS = "\u0301"
# Ukrainian and Belarusian letters read as the nearest Russian ones: the Russian stemmer then
# cuts most of their endings, and kindred words of the three languages mostly meet.
_FOLD = str.maketrans({"ё": "е", "і": "и", "ї": "и", "є": "е", "ґ": "г", "ў": "у"})

_STOP_TEXT = """
и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне
было вот от меня еще нет о из ему теперь когда даже ну вдруг ли если уже или ни быть был него до
вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы
тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому
этого какой совсем ним здесь этом один почти мой тем чтобы нее сейчас были куда зачем всех
никогда можно при наконец два об другой хоть после над больше тот через эти нас про всего них
какая много разве три эту моя впрочем свою этой перед иногда лучше чуть том нельзя такой им
более всегда конечно всю между это также которые который которая которое которых которого своих
свой своей своего стало стали стал та те тех і й що як це він вона вони ми ви від із зі але або
чи з був була було були буде є ні вже ще лише також який яка яке які його її їх цей ця ці тому
після бо щоб під між коли де саме якая якое што гэта ён яна яны ад са пра пры быў былі будзе ўжо
яшчэ таксама яго яе іх гэты гэтая пасля каб пад паміж праз калі дзе the a an and or of to in on
at for by with from as is are was were be been it its this that these those he she they we you
his her their our has have had will would can could not but after before over into about than
then who what when where which
"""


def normalise(text: str) -> str:
    """Give `text` in one spelling: lower case, one form of each letter, single spaces.

    Invisible characters, stress marks and apostrophes inside words vanish; «ё» becomes «е».
    The other letters of a language stay as they are. Repeating it changes nothing.
    """
    return " ".join(_spelt(text).split())


def words(text: str) -> list[str]:
    """List the words and whole numbers of `text` in order, normalised; no punctuation."""
    return _WORD.findall(_spelt(text))


def _spelt(text: str) -> str:
    """Normalise all but the spaces."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text[:LONGEST])).lower()
    text = unicodedata.normalize("NFC", text.replace(_STRESS, "")).replace("ё", "е")
    return _APOSTROPHE.sub("", text)


STOP_WORDS: Final = frozenset(words(_STOP_TEXT))

_own = local()  # a Snowball stemmer must not be shared by threads


def _snowball(word: str) -> str:
    if not hasattr(_own, "stemmers"):
        _own.stemmers = (Stemmer.Stemmer("russian", 0), Stemmer.Stemmer("english", 0))
    russian, english = _own.stemmers
    stemmer = english if word.isascii() else russian
    return str(stemmer.stemWord(word))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Cut the ending off one word, as `words` gives it: «смоленске» and «смоленска» meet.

    Latin words go to the English Snowball stemmer; Cyrillic ones to the Russian one, after
    the letters that Russian lacks were replaced by the nearest it has. Numbers stay.
    """
    if word.isdecimal() or len(word) > 40:
        return word
    return _snowball(word.translate(_FOLD))


def stems(text: str, *, keep_stop_words: bool = False) -> list[str]:
    """List the stems of `text` in order, repeats included, without stop words."""
    found = words(text)
    return [stem(word) for word in found if keep_stop_words or word not in STOP_WORDS]


_LATIN = re.compile(r"[a-z]")
_CYRILLIC = re.compile(r"[а-яіїєґў]")
_BELARUSIAN_WORDS = frozenset(("гэта", "што", "пра", "якія", "каб", "яны", "ці", "быў", "пасля"))
_UKRAINIAN_WORDS = frozenset(("що", "та", "про", "від", "як", "щоб", "після", "це", "та", "й"))


_OTHER_LETTERS = re.compile("[іїєґІЇЄҐ]")


def has_other_letters(title: str) -> bool:
    """Tell whether a title has letters that Russian lacks: it is Ukrainian or Belarusian.

    A title is too short for `language_of`, which also weighs what any of them may lack.
    """
    return bool(_OTHER_LETTERS.search(title))


def language_of(text: str) -> str:
    """Guess the language by its letters: "ru", "uk", "be" or "en"; "ru" where nothing tells.

    Letters decide (ў is Belarusian, ї є ґ are Ukrainian, і with ы or э Belarusian, ы э ъ
    Russian); where a short text has none of them, its small words do.
    """
    plain = normalise(text)[:2_000]
    if len(_LATIN.findall(plain)) > len(_CYRILLIC.findall(plain)):
        return "en"
    scores = {"ru": _count(plain, "ыэъ"), "uk": 0, "be": 0}
    shared = _count(plain, "і")
    scores["uk"] = shared + 3 * _count(plain, "їєґ")
    scores["be"] = shared + 5 * _count(plain, "ў") + (_count(plain, "ыэ") if shared else 0)
    if shared:
        scores["ru"] = _count(plain, "ъ") + 3 * _count(plain, "и") * (scores["be"] > shared)
        scores["uk"] += _count(plain, "и")
    small = set(plain.split())
    scores["be"] += 2 * len(small & _BELARUSIAN_WORDS)
    scores["uk"] += 2 * len(small & _UKRAINIAN_WORDS)
    return max(("ru", "uk", "be"), key=lambda language: scores[language])


def _count(text: str, letters: str) -> int:
    return sum(text.count(letter) for letter in letters)
