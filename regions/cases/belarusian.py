"""Belarusian declension of names of places."""

from regions.cases.table import Declension, Forms, irregular, join, rules, same

_RULES = rules(r"""
[аоеёія]ва|[іы]на|нна|чна|ана|[сш]на 1 а у а ам е ?
[гкх]і                     1 ага аму = ім ім ?
цкі|скі                    1 ага аму = ім ім
ская|цкая|кая|гая|хая      2 ай ай ую ай ай
ая                         2 ай ай ую ай ай
яя                         2 яй яй юю яй яй
[кгх]ае                    2 ага аму = ім ім
ае                         2 ага аму = ым ым
ія|ыя                      1 і і ю яй і
ка                         2 кі цы ку кай цы
га                         2 гі зе гу гай зе
ха                         2 хі се ху хай се
да                         2 ды дзе ду дай дзе
та                         2 ты це ту тай це
[жчшцр]а                   1 ы ы у ай ы
[бзлмпсф]а                 1 ы е у ай е
на                         1 ы/а е/у у/а ай/ам е ?
ва                         1 ы/а е/у у/а ай/ам е ?
ля|нне|ще              1 я ю я ем і ?
е                          1 я ю е ем і ?
я                          1 і і ю яй і
ічы|ачы|чы                 1 аў ам ы амі ах
цы                         1 аў ам ы амі ах ?
[ыі]                       1 аў/- ам/ям = амі/ямі ах/ях ?
ёў                         2 ёва ёву = ёвам ёве
оў                         2 ова ову = овам ове
аў                         2 ава аву = авам аве
еў                         2 ева еву = евам еве
яў                         2 ява яву = явам яве
[сц]к                      0 а у = ам у
ец                         2 ца цу = цом цы
ок                         2 ку/ока ку/оку = ком/окам ку/оку ?
ак                         2 ка/ака ку/аку = ком/акам ку/аку ?
ь                          1 я/і ю/і = ем/ю і ?
[жчшцр]                    0 а у = ам ы
т                          1 та ту = там це
д                          1 да ду = дам дзе
ын|ін                      0 а у = ам е
[бзлмнпсфгкх]              0 а/у у = ам е/у ?
""")
_DECLENSION = Declension(_RULES, irregular("be"))
_LEADING = Declension(
    rules("""
        ыя 2 ых ым ыя ымі ых
        ае 2 ага аму ае ым ым
        ая 2 ай ай ую ай ай
        а  1 ай ай у ай ай
        ы  1 ага аму ы ым ым
        і  1 ага аму і ім ім
    """),
    _DECLENSION.irregular,
)
"""A word before a noun is an adjective: Старыя Дарогі, Мар’іна Горка."""


def forms(name: str) -> tuple[Forms, bool]:
    """Decline a name of one word or several; tell whether the forms are good enough to show."""
    if "-на-" in name:
        first, rest = name.split("-", 1)
        declined, sure = _DECLENSION.word(first)
        return join([declined, same(rest)], ["-"]), sure
    words = name.split(" ")
    if words[0] == "Рэспубліка":
        return join([_DECLENSION.word(words[0])[0], same(" ".join(words[1:]))], [" "]), True
    parts = [_leading(word) for word in words[:-1]] + [_hyphenated(words[-1])]
    return join([p for p, _ in parts], [" "] * (len(parts) - 1)), all(sure for _, sure in parts)


def _leading(word: str) -> tuple[Forms, bool]:
    declined, sure = _LEADING.word(word)
    return (declined, sure) if sure else _DECLENSION.word(word)


def _hyphenated(word: str) -> tuple[Forms, bool]:
    *first, last = word.split("-")
    declined, sure = _DECLENSION.word(last)
    return join([*map(same, first), declined], ["-"] * len(first)), sure
