"""Russian declension of names of places."""

import re

from regions.cases.table import Declension, Forms, irregular, join, rules, same

_RULES = rules(r"""
[оеё]в|[иы]н           0 а у = ом е
[кгх]ий                2 ого ому = им ом
[жчшщ]ий|ний           2 его ему = им ем
ый                     2 ого ому = ым ом
[гкхжчшщ]ой            2 ого ому = им ом
строй|бой              1 я ю = ем е
ой                     2 ого ому = ым ом
[жчшщ]ая               2 ей/ой ей/ой ую ей/ой ей/ой
ая                     2 ой ой ую ой/ою ой
яя                     2 ей ей юю ей/ею ей
[гкхжчшщ]ое            2 ого ому = им ом
ое                     2 ого ому = ым ом
ее                     2 его ему = им ем
ые                     2 ых ым = ыми ых
ие                     2 их им = ими их
[иы]но|[еоё]во         1 а/о у/о о ом/о е/о
ено|ко|ро|ло|то        1 а/о у/о о ом/о е/о ?
но                     1 о/а о/у о о/ом о/е
о                      0 = = = = =
ия                     1 и и ю ей/ею и
ья                     1 и е ю ей е
я                      1 и е ю ей/ею е
[гкх]а                 1 и е у ой/ою е
[жчшщ]а                1 и е у ей/ею е
ца                     1 ы е у ей/ею е
а                      1 ы е у ой/ою е
ки                     1 -/ов ам = ами ах ?
цы                     1 ев/- ам = ами ах ?
ы                      1 -/ов ам = ами ах ?
[жчшщ]и                1 ей/- ам = ами ах ?
и                      1 ей/ов ям = ями ях ?
ье|поле                1 я ю е ем е
ище                    1 а у е ем е
[еуюэё]                0 = = = = =
й                      1 я ю = ем е
лец                    2 ьца ьцу = ьцом ьце
[аеиоуыэюя]ец          2 йца йцу = йцем йце
ец                     2 ца цу = цом/цем це
[днчзв]ок              2 ка/ока ку/оку = ком/оком ке/оке ?
ач|ыш                  0 а у = ом/ем е
[жчшщ]                 0 а у = ем е
ц                      0 а у = ем е
ь                      1 и/я и/ю = ью/ем и/е ?
[бвгдзклмнпрстфх]      0 а у = ом е
""")
_DECLENSION = Declension(_RULES, irregular("ru"))
_ADJECTIVE = re.compile("(?:[ыио]й|[ая]я|[ое]е|[ыи]е)$")
_FIRST_STAYS = frozenset({"Ханты", "Ямало", "Карачаево", "Кабардино", "Боково", "Северо"})


def forms(name: str) -> tuple[Forms, bool]:
    """Decline a name of one word or several; tell whether the forms are good enough to show.

    Of "X-на-Y" only X inflects; of other hyphenated names the last word, and the first too when
    the last is an adjective (Каменск-Уральский, but Наро-Фоминск).
    """
    if "-на-" in name:
        first, rest = name.split("-", 1)
        declined, sure = _DECLENSION.word(first)
        return join([declined, same(rest)], ["-"]), sure
    words = name.split(" ")
    if words[0] == "Республика" and len(words) == 2 and not _ADJECTIVE.search(words[1]):
        return join([_DECLENSION.word(words[0])[0], same(words[1])], [" "]), True
    parts = [_hyphenated(word) for word in words]
    return join([p for p, _ in parts], [" "] * (len(parts) - 1)), all(sure for _, sure in parts)


def _hyphenated(word: str) -> tuple[Forms, bool]:
    *first, last = word.split("-")
    declined, sure = _DECLENSION.word(last)
    heads = [(same(w), True) for w in first]
    if first and _ADJECTIVE.search(last) and first[0] not in _FIRST_STAYS:
        heads = [_DECLENSION.word(w) for w in first]
    sure = sure and all(s for _, s in heads)
    return join([*(f for f, _ in heads), declined], ["-"] * len(first)), sure
