"""Small decision trees over named features, read from a table: `trees.tsv`, one tree a line.

A line such as `jaccard < 0.31 [ -0.12 | covered < 0.5 [ 0.02 | 0.2 ] ]` reads: where jaccard is
under 0.31 add -0.12; else, where covered is under 0.5, add 0.02, else 0.2. Fitted by
`bench.stories.fit`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from math import isfinite
from typing import TypeAlias

_TOKEN = re.compile(r"\[|\]|\||<|[^\[\]|<]+")

Node: TypeAlias = "tuple[int, float, Node | float, Node | float]"
"""A question to one feature, by its place among the names, and the cut; then what follows where
it is under the cut and where it is not: another question, or a value to add."""

Total: TypeAlias = Callable[[Sequence[float]], float]
"""Adds up what trees say of values, one for each name that they were parsed with.

Raises:
    ValueError: there are more values, or fewer.
"""


def parse(line: str, names: Sequence[str]) -> Node:
    """Read one tree.

    Raises:
        ValueError: the line is no tree, or names an unknown feature.
    """
    tokens = (token for found in _TOKEN.finditer(line) if (token := found[0].strip()))
    tree = _node(next(tokens, ""), tokens, names)
    if next(tokens, None) is not None:
        raise ValueError(f"more than one tree in a line: {line}")
    if isinstance(tree, float):
        raise ValueError(f"a tree asks at least one question: {line}")  # noqa: TRY004
    return tree


def _node(first: str, tokens: Iterator[str], names: Sequence[str]) -> "Node | float":
    if first not in names:
        return _number(first)
    _expect("<", tokens)
    cut = _number(next(tokens, ""))
    _expect("[", tokens)
    low = _node(next(tokens, ""), tokens, names)
    _expect("|", tokens)
    high = _node(next(tokens, ""), tokens, names)
    _expect("]", tokens)
    return names.index(first), cut, low, high


def _number(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(f"not a number to add or to cut at: {text}")
    return number


def _expect(wanted: str, tokens: Iterator[str]) -> None:
    if (found := next(tokens, None)) != wanted:
        raise ValueError(f"not a tree: {wanted} expected, {found} found")


def compiled(trees: Sequence[Node], count: int) -> Total:
    """Make of trees what adds up what they say of `count` values, one for each name.

    As code of its own, a question is a comparison of two variables: a quarter of the time of
    walking through the tuples, and comparing titles is the largest part of grouping and of
    editions. Nothing but numbers gets into it.
    """
    asked = {feature for tree in trees for feature in _asked(tree)}
    names = ", ".join(_variable(n) if n in asked else "_" for n in range(count))
    steps = [f"result += {_code(tree)}" for tree in trees]
    lines = [f"[{names}] = values", "result = 0.0", *steps, "return result"]
    made: dict[str, Total] = {}
    exec("def total(values):\n  " + "\n  ".join(lines), made)  # noqa: S102  # of numbers that were parsed as such
    return made["total"]


def _asked(node: "Node | float") -> Iterator[int]:
    if not isinstance(node, float):
        feature, _, low, high = node
        yield feature
        yield from _asked(low)
        yield from _asked(high)


def _code(node: "Node | float") -> str:
    if isinstance(node, float):
        return repr(node)
    feature, cut, low, high = node
    return f"({_code(low)} if {_variable(feature)} < {cut!r} else {_code(high)})"


def _variable(feature: int) -> str:
    return f"v{feature:d}"
