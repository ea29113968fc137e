"""Entries as plain tuples, to be sent from one process to another.

Records of our own cost several times as much to pickle, and a document has dozens. Pure.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from news.freshness import Mark, Sighting
from news.model import Entry, Media

_File = tuple[str, str, int | None, int | None]
Parcel = tuple[str, str, str, str, float | None, tuple[_File, ...], tuple[str, ...], str, str]
"""Guid, address, title, summary, Unix time, media, tags; the mark's address and key."""


def packed(sightings: Sequence[Sighting]) -> list[Parcel]:
    """Lay entries and their marks out plainly."""
    return [
        (
            entry.id,
            entry.url,
            entry.title,
            entry.summary,
            entry.published.timestamp() if entry.published else None,
            tuple([(m.url, m.kind, m.width, m.height) for m in entry.media]),
            entry.tags,
            mark.url,
            mark.title_key,
        )
        for entry, mark in sightings
    ]


def unpacked(parcels: Sequence[Parcel]) -> tuple[Sighting, ...]:
    """Put entries and their marks together again."""
    return tuple(
        [
            (
                Entry(
                    id,
                    url,
                    title,
                    summary,
                    None if published is None else datetime.fromtimestamp(published, UTC),
                    tuple([Media(*file) for file in media]) if media else (),
                    tags,
                ),
                Mark(id, mark_url, title_key),
            )
            for id, url, title, summary, published, media, tags, mark_url, title_key in parcels
        ]
    )
