"""What a sentence model adds to the score of two headlines. Pure; the model comes from outside.

docs/decisions/0006-stories.md.
"""

from collections.abc import Callable, Sequence
from math import exp, sqrt
from typing import Final

Vector = Sequence[float]
Embed = Callable[[Sequence[str]], Sequence[Vector]]
"""Gives a vector for each text, in order; all of one length."""

MIDDLE: Final = 0.6  # cosine that speaks neither for one event nor against
SLOPE: Final = 4.0  # how fast it speaks louder
MOST: Final = 1.0  # most that it adds to, or takes from, the log-odds: it advises, words decide


def cosine(a: Vector, b: Vector) -> float:
    """Give the cosine of two vectors, -1 to 1; 0 where one is null or they do not match."""
    if len(a) != len(b):
        return 0.0
    product = sum(x * y for x, y in zip(a, b, strict=True))
    norms = sqrt(sum(x * x for x in a) * sum(y * y for y in b))
    return max(-1.0, min(1.0, product / norms)) if norms else 0.0


def informed(score: float, likeness: float) -> float:
    """Move a score, 0 to 1, by the cosine of the vectors of its two headlines; never far.

    A score of 0 or 1 stays: nothing in common, or a rule that decided.
    """
    if not 0.0 < score < 1.0:
        return score
    moved = max(-MOST, min(MOST, SLOPE * (likeness - MIDDLE)))
    odds = score / (1 - score) * exp(moved)
    return odds / (1 + odds)
