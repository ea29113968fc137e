"""Small decision trees over named features, read from a table: `trees.tsv`, one tree a line.

A line such as `jaccard < 0.31 [ -0.12 | covered < 0.5 [ 0.02 | 0.2 ] ]` reads: where jaccard is
under 0.31 add -0.12; else, where covered is under 0.5, add 0.02, else 0.2. Fitted by
`bench.stories.fit`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

_TOKEN = re.compile(r"\[|\]|\||<|[^\[\]|<]+")


Node: TypeAlias = "tuple[int, float, Node | float, Node | float]"
"""A question to one feature, by its place among the names, and the cut; then what follows where
it is under the cut and where it is not: another question, or a value to add. Plain tuples, for
every pair of articles walks through all of them."""


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
        return float(first)
    _expect("<", tokens)
    cut = float(next(tokens, ""))
    _expect("[", tokens)
    low = _node(next(tokens, ""), tokens, names)
    _expect("|", tokens)
    high = _node(next(tokens, ""), tokens, names)
    _expect("]", tokens)
    return names.index(first), cut, low, high


def _expect(wanted: str, tokens: Iterator[str]) -> None:
    if (found := next(tokens, None)) != wanted:
        raise ValueError(f"not a tree: {wanted} expected, {found} found")


def total(trees: Sequence[Node], values: Sequence[float]) -> float:
    """Add up what the trees say of `values`, one for each name they were parsed with."""
    result = 0.0
    for feature, cut, low, high in trees:
        node = low if values[feature] < cut else high
        while not isinstance(node, float):
            feature, cut, low, high = node
            node = low if values[feature] < cut else high
        result += node
    return result
