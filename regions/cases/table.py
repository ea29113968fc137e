"""A declension written as a table of endings, and the declining of names of several words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from regions.tables import rows, several

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
LONGEST_ENDING = 6  # letters, of any rule
Forms = dict[str, tuple[str, ...]]
"""Case -> the forms in use, the preferred one first."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How the words with some ending decline: `cut` letters go, other endings come.

    `sure`: good enough to be shown to people; otherwise only for recognising.
    """

    cut: int
    endings: tuple[tuple[str, ...], ...]  # genitive to locative; "=" is the nominative
    sure: bool

    def forms(self, word: str) -> Forms:
        """Decline `word`, which must have the ending of the rule."""
        stem = word[: len(word) - self.cut]
        spelled = [
            tuple(word if ending == "=" else stem + ending for ending in endings)
            for endings in self.endings
        ]
        return dict(zip(CASES, [(word,), *spelled], strict=True))


def rules(table: str) -> dict[str, Rule]:
    """Read a table: ending, letters to cut, five endings (gen dat acc ins loc), "?" if unsure.

    "[бв]а|я" stands for three endings; variants of a form are separated by a slash, "-" is an
    empty ending. The longest ending that a word has decides; of two lines for it, the first.
    """
    found: dict[str, Rule] = {}
    for fields in filter(None, map(str.split, table.splitlines())):
        endings = tuple(
            tuple("" if e == "-" else e for e in field.split("/")) for field in fields[2:7]
        )
        rule = Rule(int(fields[1]), endings, sure=fields[7:] != ["?"])
        for alternative in fields[0].split("|"):
            for ending in _expand(alternative):
                found.setdefault(ending, rule)
    return found


def _expand(pattern: str) -> Iterator[str]:
    pieces = re.findall(r"\[(.+?)\]|(.)", pattern)
    return map("".join, product(*(several or one for several, one in pieces)))


def irregular(language: str) -> dict[str, Forms]:
    """Read the words whose forms no rule tells: regions/data/cases_<language>.tsv."""
    return {
        row["word"]: {"nom": (row["word"],), **{case: several(row[case]) for case in CASES[1:]}}
        for row in rows(f"cases_{language}.tsv")
    }


def same(word: str) -> Forms:
    """Leave a word alone in all cases."""
    return dict.fromkeys(CASES, (word,))


def join(parts: Iterable[Forms], separators: Iterable[str]) -> Forms:
    """Put the forms of the words of a name together, case by case."""
    listed, between = list(parts), [*separators, ""]
    if len(listed) == 1:
        return listed[0]
    found: Forms = {}
    for case in CASES:
        spelled = product(*(part[case] for part in listed))
        found[case] = tuple(
            "".join(w + s for w, s in zip(words, between, strict=True)) for words in spelled
        )
    return found


@dataclass(frozen=True, slots=True)
class Declension:
    """The rules of a language by ending, and the words that follow none."""

    rules: Mapping[str, Rule]
    irregular: Mapping[str, Forms]

    def word(self, word: str) -> tuple[Forms, bool]:
        """Decline one word; tell whether the forms are good enough to show."""
        if word in self.irregular:
            return self.irregular[word], True
        for length in range(min(LONGEST_ENDING, len(word) - 1), 0, -1):
            if rule := self.rules.get(word[-length:]):
                return rule.forms(word), rule.sure
        return same(word), False
