"""Editions as JSON text, what they share written once. Pure.

The editions of a region have mostly the same stories, fourteen editions each where all of a
country is due; of a story, only its score differs. docs/decisions/0008-delivery.md.
"""

import json
from typing import Any

from news.model import StoryId

from .compose import Edition, EditionStory, Part, outline_json, score_json, story_json

_SHARED = [name for name in EditionStory.__slots__ if name not in ("score", "why")]


class Writing:
    """Writes editions that are kept together as `compose.to_json` has them."""

    def __init__(self) -> None:
        self._kept: dict[StoryId, tuple[EditionStory, str]] = {}

    def edition(self, edition: Edition) -> str:
        """Give the stored form of an edition, as text."""
        parts = ",".join(map(self._part, edition.parts))
        return f'{_text(outline_json(edition))[:-1]},"parts":[{parts}]}}'

    def _part(self, part: Part) -> str:
        stories = ",".join(map(self._story, part.stories))
        outline = {"why": part.why.value, "hours": part.hours}
        return f'{_text(outline)[:-1]},"stories":[{stories}]}}'

    def _story(self, story: EditionStory) -> str:
        before = self._kept.get(story.id)
        if before is None or not _alike(before[0], story):
            shared = {k: v for k, v in story_json(story).items() if k not in ("score", "why")}
            before = self._kept[story.id] = story, _text(shared)[:-1]
        return f"{before[1]},{_text(score_json(story))[1:]}"


def _alike(a: EditionStory, b: EditionStory) -> bool:
    """Tell whether two are one story but for the score: the very same values."""
    return all(getattr(a, name) is getattr(b, name) for name in _SHARED)


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
