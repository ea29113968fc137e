"""Everything that lives as long as the process and needs no Telegram."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock, system_clock
from bot.settings import Settings, read_settings
from storage.ads import Ads
from storage.alerts import Alerts
from storage.appeals import Appeals
from storage.application_review import ApplicationReview
from storage.applications import Applications
from storage.articles import Articles
from storage.audit import AuditLog
from storage.case_cards import Bench
from storage.case_edits import CaseEdits
from storage.case_queue import CaseQueue
from storage.case_upkeep import CaseUpkeep
from storage.cases import Cases
from storage.channel_posts import ChannelPosts
from storage.channels import Channels
from storage.chats import Chats
from storage.deliveries import Deliveries
from storage.dialogs import Dialogs
from storage.drafts import Drafts
from storage.due import DueSubscriptions
from storage.editions import Editions
from storage.engine import AsyncEngine, open_engine
from storage.facts import Facts
from storage.feeds import Feeds
from storage.follows import Follows
from storage.leases import Leases
from storage.likes import Likes
from storage.living import Living
from storage.managers import Managers
from storage.migrate import migrate
from storage.misplaced import Misplaced
from storage.outbox import Outbox
from storage.people import People
from storage.personal import Personal
from storage.progress import Progress, Sending
from storage.readers import ReadersNews
from storage.reminders import Reminders
from storage.reports import Reports
from storage.robots import Robots
from storage.rulings import EFFECTS
from storage.sanctions import Sanctions
from storage.screening import Screening
from storage.seen import Seen
from storage.senders import Senders
from storage.stories import Stories
from storage.submissions import Submissions
from storage.subscriptions import Subscriptions
from storage.urgent import UrgentNews
from storage.votes import StoryVotes
from storage.weights import Weights
from storage.witnesses import Witnesses
from storage.wordlist import ForbiddenWords
from storage.words import Words

_DAY = timedelta(days=1)
_BUTTONS_KEPT = timedelta(days=60)  # how long the buttons under a digest work
_MOVES_KEPT = timedelta(days=30)  # what became of stories, and which ones were alerts
_POSTS_KEPT = timedelta(days=14)  # of channels: how long an edit of an album finds its parts
_TALLIES_KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Parts:
    """The settings, the clock and one repository for each group of tables."""

    settings: Settings
    clock: Clock
    engine: AsyncEngine
    chats: Chats
    managers: Managers
    subscriptions: Subscriptions
    feeds: Feeds
    articles: Articles
    stories: Stories
    editions: Editions
    due: DueSubscriptions
    outbox: Outbox
    deliveries: Deliveries
    votes: StoryVotes
    follows: Follows
    misplaced: Misplaced
    alerts: Alerts
    weights: Weights
    seen: Seen
    leases: Leases
    senders: Senders
    sending: Sending
    submissions: Submissions
    readers: ReadersNews
    likes: Likes
    screening: Screening
    wordlist: ForbiddenWords
    reports: Reports
    appeals: Appeals
    sanctions: Sanctions
    personal: Personal
    ads: Ads
    witnesses: Witnesses
    urgent: UrgentNews
    cases: Cases
    case_edits: CaseEdits
    case_queue: CaseQueue
    case_upkeep: CaseUpkeep
    people: People
    audit: AuditLog
    dialogs: Dialogs
    drafts: Drafts
    facts: Facts
    words: Words
    living: Living
    robots: Robots
    channels: Channels
    channel_posts: ChannelPosts
    applications: Applications
    review: ApplicationReview
    reminders: Reminders

    async def counts(self) -> dict[str, int]:
        """Count what the database holds: `vestnik stats`."""
        now = self.clock()
        feeds = await self.feeds.find()
        return {
            "chats": await self.chats.count(),
            "subscriptions": await self.subscriptions.count(),
            "feeds": len(feeds),
            "feeds_failing": sum(bool(listed.feed.failures) for listed in feeds),
            "articles": await self.articles.count(),
            "articles_of_the_day": await self.articles.count(now - _DAY),
            **sending_counts(await self.sending.progress(now), now),
        }

    async def purge(self, now: datetime) -> None:
        """Forget what is older than it is worth, a batch at a time."""
        oldest = now - timedelta(days=self.settings.retention_days)
        while await self.articles.purge(oldest):
            pass
        await self.subscriptions.purge(now)
        while await self.deliveries.purge(now - _BUTTONS_KEPT):
            pass
        await self.editions.purge(now - _BUTTONS_KEPT)
        await self.screening.purge(now)
        await self.stories.forget_moves(now - _MOVES_KEPT)
        await self.alerts.purge(now - _MOVES_KEPT)
        await self.channel_posts.purge(now - _POSTS_KEPT)
        await self.sending.purge(now - _TALLIES_KEPT)
        await self._purge_readers(now)

    async def _purge_readers(self, now: datetime) -> None:
        kept = self.settings
        drafts = now - timedelta(days=kept.drafts_retention_days)
        await self.dialogs.forget_before(drafts)
        await self.drafts.forget_before(drafts)
        while await self.submissions.purge(
            published_before=now - timedelta(days=kept.readers_retention_days),
            gone_before=now - timedelta(days=kept.withdrawn_retention_days),
        ):
            pass


def sending_counts(progress: Progress, now: datetime) -> dict[str, int]:
    """Give how sending goes as plain numbers, by name."""
    late = now - progress.since if progress.since else timedelta(0)
    waiting = {f"waiting_{name}s": lane.waiting for name, lane in progress.lanes.items()}
    return {
        **waiting,
        "waiting_for_later": sum(lane.later for lane in progress.lanes.values()),
        "oldest_waiting_seconds": max(int(late.total_seconds()), 0),
        "sent_a_second": round(progress.rate),
        "allowed_a_second": round(progress.allowed),
        "sent_last_hour": progress.hour.get("sent", 0),
        "sent_of_the_day": progress.day.get("sent", 0),
        "floods_last_hour": progress.hour.get("flood", 0),
        "no_answer_last_hour": progress.hour.get("no answer", 0),
        "given_up_last_hour": progress.dropped,
        "chats_out_of_reach": sum(progress.gone.values()),
        "subscriptions_of_closed_topics": progress.topics,
    }


def assemble(settings: Settings, clock: Clock, engine: AsyncEngine) -> Parts:
    """Make every repository over one engine."""
    bench = Bench(settings.moderators_chat, settings.admin_ids, settings.default_language)
    submissions = Submissions(engine, bench)
    return Parts(
        settings=settings,
        clock=clock,
        engine=engine,
        chats=Chats(engine),
        managers=Managers(engine),
        subscriptions=Subscriptions(engine),
        feeds=Feeds(engine),
        articles=Articles(engine),
        stories=Stories(engine),
        editions=Editions(engine),
        due=DueSubscriptions(engine),
        outbox=Outbox(engine),
        deliveries=Deliveries(engine),
        votes=StoryVotes(engine),
        follows=Follows(engine),
        misplaced=Misplaced(engine),
        alerts=Alerts(engine),
        weights=Weights(engine),
        seen=Seen(engine),
        leases=Leases(engine),
        senders=Senders(engine),
        submissions=submissions,
        screening=Screening(engine, bench, submissions),
        wordlist=ForbiddenWords(engine),
        reports=Reports(engine, bench),
        appeals=Appeals(engine, bench),
        sanctions=Sanctions(engine),
        sending=Sending(engine),
        readers=ReadersNews(engine),
        likes=Likes(engine),
        personal=Personal(engine),
        ads=Ads(engine, bench),
        witnesses=Witnesses(engine),
        urgent=UrgentNews(engine),
        cases=Cases(engine, EFFECTS, bench),
        case_edits=CaseEdits(engine, bench),
        case_queue=CaseQueue(engine),
        case_upkeep=CaseUpkeep(engine, bench),
        people=People(engine),
        audit=AuditLog(engine),
        dialogs=Dialogs(engine),
        drafts=Drafts(engine),
        facts=Facts(engine),
        words=Words(engine),
        living=Living(engine),
        robots=Robots(engine),
        channels=Channels(engine),
        channel_posts=ChannelPosts(engine),
        applications=Applications(engine, bench),
        review=ApplicationReview(engine),
        reminders=Reminders(engine, bench),
    )


@asynccontextmanager
async def open_database(
    settings: Settings,
) -> AsyncIterator[tuple[AsyncEngine, str | None, str]]:
    """Open the database, brought to the newest schema; tells the schema before and after.

    Raises:
        UnusableDatabaseError: corrupt, out of reach, or made by a newer version.
    """
    if file := settings.database_file:
        file.parent.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database_url)
    try:
        before, after = await migrate(engine)
        yield engine, before, after
    finally:
        await engine.dispose()


@asynccontextmanager
async def open_parts(
    settings: Settings | None = None, clock: Clock = system_clock
) -> AsyncIterator[Parts]:
    """Open the database of the settings with everything that works on it."""
    settings = settings or read_settings()
    async with open_database(settings) as (engine, _, _):
        yield assemble(settings, clock, engine)
