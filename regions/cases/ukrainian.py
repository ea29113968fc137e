"""Ukrainian declension of names of places."""

import re

from regions.cases.table import Declension, Forms, irregular, join, rules, same

_RULES = rules(r"""
ий                         2 ого ому = им ому
ій                         2 ього ьому = ім ьому
[ая]я                      2 ої ій у ою ій ?
щина                       1 и і у ою і
[лс]ьна|[аеіиу]на          1 ої ій у ою ій ?
ська|цька|зька             1 ої ій у ою ій
ія                         1 ї ї ю єю ї
лля|ння|ття|тя|жжя|ззя|ччя|’я 1 я ю я ям і
ця|[жчшщ]я                 1 і і ю ею і
ия                         1 ї ї ю єю ї
я                          1 і і ю ею і
ка                         2 ки ці ку кою ці
га                         2 ги зі гу гою зі
ха                         2 хи сі ху хою сі
[жчшщ]а                    1 і і у ею і
а                          1 и і у ою і
[оеє]ве|ське|цьке          1 ого ому е им ому
не                         1 ого ому е им ому ?
е                          1 я ю е ем і ?
о                          1 а у/ові о ом і
и                          1 - ам и ами ах ?
ичі|івці|нці|ці            1 ів ям і ями ях ?
і                          1 ів ям і ями ях ?
[ую]|[ії]с                 0 = = = = = ?
їв                         2 єва єву/єві = євом єві
[бвгґдзклмнпрстфхц]ів      2 ова ову/ові = овом ові
[жчшщ]ів                   2 ева еву/еві = евом еві
[оеє]в                     0 а у/і = ом і
піль                       3 оля олю = олем олі
лець                       3 ьця ьцю = ьцем ьці
ець                        3 ця цю = цем ці
[сцз]ьк                    0 а у = ом у
[иі]н                      0 а у/ові = ом і
ань|инь|ідь|ерь            1 і і = ню/ь’ю і ?
ь                          1 я/і ю/і = ем/ю і ?
й                          1 я ю = єм ї ?
[жчшщ]                     0 а у = ем і
ок                         2 ка/ока ку/оку = ком/оком ку/оку ?
град|город                 0 а у = ом і
[бвгґдзклмнпрстфхц]        0 а/у у = ом і/у ?
""")
_DECLENSION = Declension(_RULES, irregular("uk"))
_LEADING = Declension(
    rules("""
ий 2 ого ому = им ому
а  1 ої ій у ою ій
я  1 ьої ій ю ьою ій
е  1 ого ому е им ому
є  1 ього ьому є ім ьому
и  1 их им и ими их
і  1 их им і ими их
"""),
    _DECLENSION.irregular,
)
"""A word before a noun is an adjective: Біла Церква, Жовті Води."""
_ADJECTIVE = re.compile("(?:ий|ська|цька|зька)$")


def forms(name: str) -> tuple[Forms, bool]:
    """Decline a name of one word or several; tell whether the forms are good enough to show."""
    if "-на-" in name:
        first, rest = name.split("-", 1)
        declined, sure = _DECLENSION.word(first)
        return join([declined, same(rest)], ["-"]), sure
    words = name.split(" ")
    if words[0] == "Республіка":
        return join([_DECLENSION.word(words[0])[0], same(" ".join(words[1:]))], [" "]), True
    parts = [_leading(word) for word in words[:-1]] + [_hyphenated(words[-1])]
    return join([p for p, _ in parts], [" "] * (len(parts) - 1)), all(sure for _, sure in parts)


def _leading(word: str) -> tuple[Forms, bool]:
    """Decline a word before the last: an adjective by its look, else a noun (Кам’янець…)."""
    declined, sure = _LEADING.word(word)
    return (declined, sure) if sure else _DECLENSION.word(word)


def _hyphenated(word: str) -> tuple[Forms, bool]:
    *first, last = word.split("-")
    declined, sure = _DECLENSION.word(last)
    heads = [same(w) for w in first]
    if first and _ADJECTIVE.search(last):
        heads = [_DECLENSION.word(w)[0] for w in first]
    return join([*heads, declined], ["-"] * len(first)), sure
