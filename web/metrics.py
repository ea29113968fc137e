"""Figures for Prometheus, written from a snapshot: nothing is counted here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Metric, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import choose_encoder

from .health import Health


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the database and the instance say at one moment; mappings are label -> count."""

    health: Health
    chats: int = 0
    subscriptions: int = 0
    articles: int = 0
    feeds: Mapping[str, int] = field(default_factory=dict)  # by state: active, failing, stopped
    waiting: Mapping[str, int] = field(default_factory=dict)  # by kind: digest, alert, notice
    later: Mapping[str, int] = field(default_factory=dict)  # the same, put off
    outcomes: Mapping[str, int] = field(default_factory=dict)  # of messages of the last hour
    rate: float = 0.0  # messages a second lately
    allowed: float = 0.0  # messages a second that may go, over all instances
    senders: int = 0
    unreachable: Mapping[str, int] = field(default_factory=dict)  # chats, by reason


def exposition(snapshot: Snapshot, *, accept: str = "") -> tuple[bytes, str]:
    """Write `snapshot` and the process's own figures in the format `accept` asks for.

    Gives the body and its content type: OpenMetrics where asked, else the Prometheus text.
    """
    registry = CollectorRegistry()
    registry.register(_Figures(snapshot))
    ProcessCollector(registry=registry)
    encode, content_type = choose_encoder(accept)
    return encode(registry), content_type


class _Figures:
    """A collector of one snapshot, in the shape the library wants."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def collect(self) -> Iterable[Metric]:
        """Give every family of metrics."""
        return families(self._snapshot)


def families(snapshot: Snapshot) -> Iterator[Metric]:
    """Give every family of metrics of `snapshot`; all are gauges, in base units."""
    health = snapshot.health
    yield _labelled("vestnik_info", "Which version runs.", "version", {health.pulse.version: 1})
    yield _one("vestnik_healthy", "1 where /health answers 200.", health.ok)
    yield _one(
        "vestnik_poll_age_seconds",
        "Since the last round of polling.",
        health.poll_age.total_seconds(),
    )
    yield _one(
        "vestnik_outbox_lag_seconds",
        "How long the oldest waiting delivery is overdue.",
        health.outbox_lag.total_seconds(),
    )
    yield _one("vestnik_chats", "Chats known.", snapshot.chats)
    yield _one("vestnik_subscriptions", "Subscriptions.", snapshot.subscriptions)
    yield _one("vestnik_articles", "Articles kept.", snapshot.articles)
    yield _labelled("vestnik_feeds", "Feeds, by state.", "state", snapshot.feeds)
    yield _labelled("vestnik_outbox_waiting", "Waiting deliveries.", "kind", snapshot.waiting)
    yield _labelled("vestnik_outbox_put_off", "Deliveries put off.", "kind", snapshot.later)
    yield _labelled(
        "vestnik_messages_of_the_hour", "What became of messages.", "outcome", snapshot.outcomes
    )
    yield _one("vestnik_send_rate", "Messages a second, lately.", snapshot.rate)
    yield _one("vestnik_send_rate_allowed", "Messages a second that may go.", snapshot.allowed)
    yield _one("vestnik_senders", "Instances that send.", snapshot.senders)
    yield _labelled(
        "vestnik_chats_unreachable", "Chats out of reach.", "reason", snapshot.unreachable
    )


def _one(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(name, says, value=float(value))


def _labelled(name: str, says: str, label: str, values: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(name, says, labels=[label])
    for key, value in sorted(values.items()):
        family.add_metric([key], value)
    return family
