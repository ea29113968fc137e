"""Small trees over named features: read from lines, added up by code that is made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.trees import compiled, parse

NAMES = ("colour", "size", "text cosine")
NUMBERS = st.floats(-10, 10)


def written(node) -> str:
    """Write a tree as the table has it."""
    if isinstance(node, float):
        return repr(node)
    name, cut, low, high = node
    return f"{name} < {cut!r} [ {written(low)} | {written(high)} ]"


def walked(node, values) -> float:
    """Follow a tree by hand."""
    while not isinstance(node, float):
        name, cut, low, high = node
        node = low if values[NAMES.index(name)] < cut else high
    return node


def asked(below):
    return st.tuples(st.sampled_from(NAMES), NUMBERS, below, below)


TREES = st.lists(asked(st.recursive(NUMBERS, asked, max_leaves=8)), max_size=5)
VALUES = st.tuples(*[NUMBERS] * len(NAMES))


@given(TREES, VALUES)
def test_what_trees_say_is_added_up_in_their_order(trees, values):
    total = compiled([parse(written(tree), NAMES) for tree in trees], len(NAMES))
    expected = 0.0
    for tree in trees:
        expected += walked(tree, values)
    assert total(values) == expected


def test_a_tree_is_read_as_it_is_written():
    tree = parse("size < 2 [ -0.5 | colour < 0.5 [ 1 | 2.5 ] ]", ("colour", "size"))
    total = compiled([tree, tree], 2)
    assert [total(values) for values in ((0, 1), (0, 2), (1, 3))] == [-1, 2, 5]


def test_more_or_fewer_values_than_names_are_refused():
    total = compiled([parse("size < 2 [ 1 | 2 ]", NAMES)], len(NAMES))
    for values in ((1.0, 2.0), (1.0, 2.0, 3.0, 4.0)):
        with pytest.raises(ValueError, match="unpack"):
            total(values)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "0.5",
        "size < 2",
        "size < 2 [ 1 | 2",
        "depth < 1 [ 1 | 2 ]",
        "size < 1 [ 1 | 2 ] 3",
        "size < inf [ 1 | 2 ]",
        "size < 1 [ nan | 2 ]",
    ],
)
def test_what_is_no_tree_is_refused(line):
    with pytest.raises(ValueError, match=r"."):
        parse(line, ("colour", "size"))
