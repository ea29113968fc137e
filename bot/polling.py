"""The poller of the settings."""

from contextlib import AbstractAsyncContextManager
from datetime import timedelta

from bot.parts import Parts
from bot.settings import Settings
from feeds.adapters import AdaptedFetcher, Adapters
from feeds.answers import Limits, limits_of
from feeds.fetch import Fetcher, user_agent
from feeds.poll import Poller, PollSettings
from feeds.poll import open_poller as open_with
from feeds.pool import Workers
from feeds.scout import Scout
from regions.geotag import tag


def fetcher(settings: Settings) -> Fetcher:
    """Make the HTTP client of the settings."""
    return AdaptedFetcher(
        _adapters(settings),
        limits=_limits(settings),
        allow_private=settings.feeds_allow_private,
        agent=user_agent(contact(settings)),
        concurrency=settings.poll_concurrency,
        proxy=_proxy(settings),
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
        contact=contact(settings),
        proxy=_proxy(settings),
        allow_private=settings.feeds_allow_private,
        adapters=_adapters(settings),
    )


def make_scout(settings: Settings, workers: Workers) -> Scout:
    """Make what looks at addresses that people offer; it reads them in the poller's workers."""
    return Scout(
        workers,
        tag=tag,
        adapters=_adapters(settings),
        allow_private=settings.feeds_allow_private,
        agent=user_agent(contact(settings)),
        proxy=_proxy(settings),
    )


def _adapters(settings: Settings) -> Adapters:
    return Adapters(
        preview=str(settings.telegram_preview_url) if settings.telegram_preview_url else None,
        rsshub=str(settings.rsshub_url) if settings.rsshub_url else None,
    )


def _limits(settings: Settings) -> Limits:
    return limits_of(max_bytes=settings.feed_max_bytes, seconds=settings.feed_timeout_seconds)


def _proxy(settings: Settings) -> str | None:
    return settings.feed_proxy.get_secret_value() if settings.feed_proxy else None


def contact(settings: Settings) -> str | None:
    """Tell where a publisher can find who we are; null: nowhere."""
    public = str(settings.public_url) if settings.public_url else None
    return settings.feed_contact or public
