"""A declension written as a table of endings, and the declining of names of several words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from regions.tables import rows, several

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
Forms = dict[str, tuple[str, ...]]
"""Case -> the forms in use, the preferred one first."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How the words that `pattern` matches decline: `cut` letters go, endings come.

    `sure`: good enough to be shown to people; otherwise only for recognising.
    """

    pattern: re.Pattern[str]
    cut: int
    endings: tuple[tuple[str, ...], ...]  # genitive to locative; "=" is the nominative
    sure: bool

    def forms(self, word: str) -> Forms:
        """Decline `word`, which `pattern` must match."""
        stem = word[: len(word) - self.cut]
        spelled = [
            tuple(word if ending == "=" else stem + ending for ending in endings)
            for endings in self.endings
        ]
        return dict(zip(CASES, [(word,), *spelled], strict=True))


def rules(table: str) -> tuple[Rule, ...]:
    """Read a table: pattern, letters to cut, five endings (gen dat acc ins loc), "?" if unsure.

    Variants of an ending are separated by a slash, "-" is an empty ending; "#" starts a remark.
    The first rule that matches counts.
    """
    lines = (line.split("#")[0].split() for line in table.splitlines())
    return tuple(_rule(fields) for fields in lines if fields)


def _rule(fields: list[str]) -> Rule:
    endings = tuple(
        tuple("" if e == "-" else e for e in field.split("/")) for field in fields[2:7]
    )
    sure = fields[7:] != ["?"]
    return Rule(re.compile(f"(?:{fields[0]})$"), int(fields[1]), endings, sure)


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
    found: Forms = {}
    for case in CASES:
        spelled = product(*(part[case] for part in listed))
        found[case] = tuple(
            "".join(w + s for w, s in zip(words, between, strict=True)) for words in spelled
        )
    return found


@dataclass(frozen=True, slots=True)
class Declension:
    """The rules of a language, and the words that follow none."""

    rules: tuple[Rule, ...]
    irregular: dict[str, Forms]

    def word(self, word: str) -> tuple[Forms, bool]:
        """Decline one word; tell whether the forms are good enough to show."""
        if word in self.irregular:
            return self.irregular[word], True
        for rule in self.rules:
            if len(word) > 2 and rule.pattern.search(word):
                return rule.forms(word), rule.sure
        return same(word), False
