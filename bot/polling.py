"""The poller of the settings."""

from contextlib import AbstractAsyncContextManager
from datetime import timedelta

from bot.parts import Parts
from bot.settings import Settings
from feeds.fetch import Fetcher, Limits, limits_of, user_agent
from feeds.poll import Poller, PollSettings
from feeds.poll import open_poller as open_with
from regions.geotag import tag


def fetcher(settings: Settings) -> Fetcher:
    """Make the HTTP client of the settings."""
    return Fetcher(
        limits=_limits(settings),
        allow_private=settings.feeds_allow_private,
        agent=user_agent(_contact(settings)),
        concurrency=settings.poll_concurrency,
    )


def open_poller(parts: Parts) -> AbstractAsyncContextManager[Poller]:
    """Open the poller: an HTTP client and the processes that read documents."""
    settings = parts.settings
    return open_with(
        parts.feeds,
        parts.articles,
        tag=tag,
        settings=PollSettings(
            concurrency=settings.poll_concurrency, keep=timedelta(days=settings.retention_days)
        ),
        limits=_limits(settings),
        workers=settings.parse_workers,
        contact=_contact(settings),
        allow_private=settings.feeds_allow_private,
    )


def _limits(settings: Settings) -> Limits:
    return limits_of(max_bytes=settings.feed_max_bytes, seconds=settings.feed_timeout_seconds)


def _contact(settings: Settings) -> str | None:
    return str(settings.public_url) if settings.public_url else None
