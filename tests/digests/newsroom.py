"""A database with sources that publish and people who subscribe."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from digests.editions import Composer
from digests.now import Digests
from digests.pick import picked_from_json
from digests.readers_round import ReadersRound
from digests.revise import Reviser
from digests.run import Runner
from digests.stories import Grouper
from digests.support import RichSupport
from digests.watch import Watch
from news.model import Entry, FeedId, SourceId, Tag
from storage.ads import Ads
from storage.alerts import Alerts
from storage.arrivals import Arrival
from storage.articles import Articles
from storage.chats import Chats
from storage.deliveries import Deliveries
from storage.due import DueSubscriptions
from storage.editions import Editions
from storage.facts import Facts
from storage.follows import Follows
from storage.leases import Leases
from storage.living import Living
from storage.misplaced import Misplaced
from storage.outbox import Outbox, Sent
from storage.readers import ReadersNews
from storage.schema import feeds, sources, submissions
from storage.seen import Seen
from storage.stories import Stories, StoryRow
from storage.subscriptions import Subscriptions
from storage.urgent import UrgentNews
from storage.votes import StoryVotes
from storage.witnesses import Witnesses
from storage.words import Words
from tests.conftest import NOON
from tests.digests.builders import SMOLENSK

MINUTE = timedelta(minutes=1)
EVERY_HOUR = (1 << 24) - 1


@dataclass
class Newsroom:
    """Verbs for scenarios, over a real database."""

    engine: object
    outlets: dict[str, tuple[SourceId, FeedId]] = field(default_factory=dict)

    def __post_init__(self):
        engine = self.engine
        self.words, self.living = Words(engine), Living(engine)
        self.support = RichSupport(Facts(engine), "test")
        self.chats, self.subscriptions = Chats(engine), Subscriptions(engine)
        self.articles, self.stories = Articles(engine), Stories(engine)
        self.due, self.waiting = DueSubscriptions(engine), Outbox(engine)
        self.deliveries, self.seen = Deliveries(engine), Seen(engine)
        self.votes, self.readers = StoryVotes(engine), ReadersNews(engine)
        self.leases = Leases(engine)
        self.follows, self.misplaced = Follows(engine), Misplaced(engine)
        self.alerts = Alerts(engine)
        self.composer = Composer(Editions(engine), self.stories, self.votes, self.readers)
        self.witnesses = Witnesses(engine)
        self.digests = Digests(
            self.composer,
            self.deliveries,
            self.stories,
            self.votes,
            self.readers,
            self.seen,
            self.follows,
            self.words,
            self.witnesses,
        )
        self.readers_round = self.a_readers_round()
        self.runner = self.a_runner()
        self.grouper = Grouper(self.articles, self.stories, self.misplaced, self.leases, "a")
        self.watch = Watch(self.alerts, self.follows, self.stories, self.leases, "a")
        self.reviser = Reviser(
            self.living,
            self.digests,
            self.stories,
            self.waiting,
            self.support,
            self.leases,
            "a",
            username="vestnik_bot",
        )

    def a_readers_round(self, holder="a"):
        return ReadersRound(
            Ads(self.engine),
            self.witnesses,
            UrgentNews(self.engine),
            self.alerts,
            self.stories,
            self.leases,
            holder,
        )

    def a_runner(self, holder="a"):
        return Runner(self.due, self.stories, self.composer, self.words, self.leases, holder)

    async def outlet(self, name):
        if name not in self.outlets:
            async with self.engine.begin() as connection:
                source = await connection.execute(
                    sources.insert()
                    .values(key=f"{name}.example", name=name, created_at=NOON)
                    .returning(sources.c.id)
                )
                source_id = source.scalar_one()
                feed = await connection.execute(
                    feeds.insert()
                    .values(
                        source_id=source_id,
                        url=f"https://{name}.example/rss",
                        next_at=NOON,
                        created_at=NOON,
                    )
                    .returning(feeds.c.id)
                )
                self.outlets[name] = source_id, feed.scalar_one()
        return self.outlets[name]

    async def tell(self, title, *names, at=NOON - 10 * MINUTE, place=SMOLENSK, story=None):
        """Publish one story, told by each outlet of `names`; gives its id."""
        ids = []
        for name in names or ("gazeta",):
            source, feed = await self.outlet(name)
            url = f"https://{name}.example/{abs(hash((title, name, at)))}"
            entry = Entry(url, url, f"{title} — {name}", f"{title}. Подробности.", at)
            arrival = Arrival(feed, source, entry, places=(Tag(place, "text", certain=True),))
            ids += (await self.articles.store([arrival], now=at)).new
        story = story or min(ids)
        row = StoryRow(story, at, at, len(ids))
        await self.stories.save(dict.fromkeys(ids, story), {}, [row])
        return story

    async def subscribe(
        self, chat=7, place=SMOLENSK, *, next_at=NOON, hours=EVERY_HOUR, quiet=(None, None),
        thread=0, kind="private", size=10,
    ):  # fmt: skip
        await self.chats.meet(
            chat, kind=kind, title="Анна", language="ru", time_zone="Europe/Moscow", now=NOON
        )
        await self.chats.change(chat, quiet_from=quiet[0], quiet_to=quiet[1], size=size)
        made, _ = await self.subscriptions.add(
            chat, place, thread_id=thread, hours=hours, next_at=next_at, now=NOON
        )
        return made

    async def send_news(self, title, *, at, place=SMOLENSK, author=7, signature="Анна", media=()):
        async with self.engine.begin() as connection:
            made = await connection.execute(
                submissions.insert()
                .values(
                    author_id=author,
                    place_id=place,
                    area_id=place,
                    state="published",
                    title=title,
                    text=title,
                    entities=[],
                    media=list(media),
                    signature=signature,
                    created_at=at,
                    published_at=at,
                    request_key=f"{title}{at}",
                )
                .returning(submissions.c.id)
            )
            return made.scalar_one()

    async def withdraw(self, id):
        async with self.engine.begin() as connection:
            gone = submissions.update().where(submissions.c.id == id)
            await connection.execute(gone.values(state="withdrawn"))

    async def tick(self, now: datetime):
        return await self.runner.run_once(now)

    async def outbox(self, now=NOON + timedelta(days=2)):
        return await self.waiting.claim(now=now, lease=MINUTE, limit=1000)

    async def sent(self):
        """Send everything that waits; gives the stories of each."""
        rows = await self.outbox()
        await self.waiting.settle([Sent(row.id, 1) for row in rows], now=NOON)
        return [stories_of(row) for row in rows]


def stories_of(pending):
    """What a delivery tells: (story, is an update)."""
    return [(item.id, item.is_update) for item in picked_from_json(pending.body).items]
