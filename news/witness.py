"""Which story a reader is an eyewitness of. Pure; docs/decisions/0012-submissions.md."""

from collections.abc import Iterable
from typing import Final

from .model import Story, StoryId
from .profile import Profile, profile
from .similarity import compare

WITNESS: Final = 0.5  # over `similarity.SAME`: a stranger under a story is worse than none
ARTICLES_MOST: Final = 8  # of one story, the first to tell it: they are nearest to what people saw


def told_by(title: str, text: str) -> Profile:
    """Profile a submission; `text` is whole, its headline included."""
    rest = text.split("\n", 1)[1] if "\n" in text else ""
    return profile(title, rest)


def story_of(told: Profile, stories: Iterable[Story]) -> StoryId | None:
    """Find the story about the same event: the likest of them; null: none is like enough.

    On a tie, the lower number.
    """
    likeness = ((_likeness(told, story), story.id) for story in stories)
    likely = [(-score, id) for score, id in likeness if score >= WITNESS]
    return min(likely)[1] if likely else None


def _likeness(told: Profile, story: Story) -> float:
    first = story.articles[:ARTICLES_MOST]
    return max((compare(told, profile(a.title, a.text)) for a in first), default=0.0)
