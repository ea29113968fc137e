"""Tables, once for both databases, one module a group.

Why each is as it is: docs/decisions/0002-storage.md. Instants are aware UTC (`Instant`).
A place is the text id of the catalogue in `regions`, never a row: the catalogue is code.
"""

from .applications import applications
from .articles import article_places, articles, feeds, sources
from .base import Id, Instant, metadata
from .channels import channel_posts, channels
from .chats import chats, managers, muted_words, seen, subscriptions, wanted_words
from .deliveries import deliveries, editions
from .memory import dialogs, facts, leases
from .moderation import (
    audit,
    case_cards,
    cases,
    prints,
    reports,
    roles,
    sanctions,
    stops,
    words,
)
from .sending import senders, tallies
from .stories import alerts, follows, misplaced, moves, partings, stories, votes
from .submissions import album_parts, albums, drafts, likes, submissions

__all__ = [
    "Id",
    "Instant",
    "album_parts",
    "albums",
    "alerts",
    "applications",
    "article_places",
    "articles",
    "audit",
    "case_cards",
    "cases",
    "channel_posts",
    "channels",
    "chats",
    "deliveries",
    "dialogs",
    "drafts",
    "editions",
    "facts",
    "feeds",
    "follows",
    "leases",
    "likes",
    "managers",
    "metadata",
    "misplaced",
    "moves",
    "muted_words",
    "partings",
    "prints",
    "reports",
    "roles",
    "sanctions",
    "seen",
    "senders",
    "sources",
    "stops",
    "stories",
    "submissions",
    "subscriptions",
    "tallies",
    "votes",
    "wanted_words",
    "words",
]
