"""A stage for tests of screens: people speak and press, Telegram is a recording session.

The dispatcher, the routers, the database and the texts are the real ones.
"""

from functools import partial

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery
from aiogram.types import (
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    Location,
    Message,
    MessageEntity,
    PhotoSize,
    Update,
)

import handlers
from bot.fsm import DialogStorage
from bot.isolation import Isolation
from digests.current import Current
from digests.limits import Pace
from digests.post import Post
from digests.send import Sender
from digests.support import RichSupport
from handlers import ad_letters, applicant_letters, author_letters, told, urgent_letters
from handlers.albums import SETTLES, Albums
from handlers.case_cards import Cards
from handlers.case_kinds import kinds
from handlers.feed_card import feed_kinds
from handlers.gate import Gate
from handlers.moderate_person import PersonDesk
from handlers.offers import Offers
from handlers.queue import QueueDesk
from handlers.rights import Rights
from news.cases import Moderator
from news.submission import Mode
from storage.appeals import Appeals
from storage.application_review import ApplicationReview
from storage.applications import Applications
from storage.articles import Articles
from storage.audit import AuditLog
from storage.case_cards import Bench
from storage.case_edits import CaseEdits
from storage.case_queue import CaseQueue
from storage.cases import Cases
from storage.channel_posts import ChannelPosts
from storage.channels import Channels
from storage.chats import Chats
from storage.dialogs import Dialogs
from storage.drafts import Drafts
from storage.facts import Facts
from storage.feeds import Feeds
from storage.likes import Likes
from storage.managers import Managers
from storage.people import People
from storage.personal import Personal
from storage.progress import Sending
from storage.readers import ReadersNews
from storage.reports import Reports
from storage.rulings import EFFECTS
from storage.sanctions import Sanctions
from storage.screening import Screening
from storage.submissions import Submissions
from storage.subscriptions import Subscriptions
from storage.wordlist import ForbiddenWords
from storage.words import Words
from tests.conftest import NOON
from tests.digests.newsroom import Newsroom
from tests.elapsed import Elapsed
from tests.handlers.cast import ANNA, BOT, CHANNEL, private
from tests.handlers.fakes import FakeScout, RecordingSession, RecordingWire


class Stage:
    """One bot and the people around it; what they do is a verb."""

    def __init__(self, engine, *, mode="instant", operators=(), moderators=None) -> None:
        bench = Bench(moderators, frozenset(operators))
        self.session = RecordingSession()
        self.bot = Bot(
            "42:TEST",
            session=self.session,
            default=DefaultBotProperties(parse_mode=ParseMode.HTML),
        )
        self.now = NOON
        self.chats = Chats(engine)
        self.subscriptions = Subscriptions(engine)
        self.submissions = Submissions(engine, bench)
        self.managers = Managers(engine)
        self.drafts = Drafts(engine)
        self.words = Words(engine)
        self.readers = ReadersNews(engine)
        self.case_queue = CaseQueue(engine)
        self.screening = Screening(engine, bench, self.submissions)
        self.wordlist, self.sanctions = ForbiddenWords(engine), Sanctions(engine)
        self.reports, self.appeals = Reports(engine, bench), Appeals(engine, bench)
        self.cases = Cases(engine, EFFECTS, bench)
        self.people = People(engine)
        self.channels = Channels(engine)
        self.channel_posts = ChannelPosts(engine)
        self.applications = Applications(engine, bench)
        self.review = ApplicationReview(engine)
        self.feeds = Feeds(engine)
        self.scout = FakeScout()
        every = kinds(self.submissions, self.reports, self.sanctions) | feed_kinds(
            self.applications, self.review, self.channels, self.channel_posts
        )
        self.cards = Cards(self.cases, self.chats, every, self.screening, lambda: self.now)
        self.audit = AuditLog(engine)
        rights = Rights(bench.operators, bench.chat, self.people)
        self.newsroom = Newsroom(engine)
        self.gate = Gate(self.screening, Mode(mode), bench.operators)
        self.current = Current(self.newsroom.digests)
        self.rich_support = RichSupport(Facts(engine), "test")
        self.dispatcher = Dispatcher(
            storage=DialogStorage(Dialogs(engine), lambda: self.now),
            events_isolation=Isolation(),
            chats=self.chats,
            managers=self.managers,
            words=self.words,
            current=self.current,
            rich_support=self.rich_support,
            subscriptions=self.subscriptions,
            submissions=self.submissions,
            cases=self.cases,
            cards=self.cards,
            sending=Sending(engine),
            drafts=self.drafts,
            channels=self.channels,
            channel_posts=self.channel_posts,
            applications=self.applications,
            review=self.review,
            articles=Articles(engine),
            offers=Offers(self.scout, self.applications, self.feeds, self.channels),
            case_edits=CaseEdits(engine, bench),
            people=self.people,
            wordlist=self.wordlist,
            reports=self.reports,
            appeals=self.appeals,
            rights=rights,
            person_desk=PersonDesk(
                self.chats, self.people, self.sanctions, self.screening, self.audit, rights
            ),
            queue_desk=QueueDesk(self.case_queue, self.audit, self.sanctions),
            personal=Personal(engine),
            digests=self.newsroom.digests,
            votes=self.newsroom.votes,
            follows=self.newsroom.follows,
            misplaced=self.newsroom.misplaced,
            clock=lambda: self.now,
            readers=self.readers,
            likes=Likes(engine),
            gate=self.gate,
            default_language="ru",
        )
        self.dispatcher.include_router(handlers.router())

        async def story(pending):
            return await told.write(pending, self.newsroom.stories, self.now)

        async def ad(pending):
            return await ad_letters.write(pending, self.submissions, now=self.now)

        async def urgent(pending):
            return await urgent_letters.write(
                pending, self.submissions, "vestnik_bot", now=self.now
            )

        writers = {
            "case": self.cards.write,
            "author": author_letters.writer(lambda: self.now),
            "story": story,
            "applicant": partial(applicant_letters.write, applications=self.applications),
            "ad": ad,
            "urgent": urgent,
        }
        self._post = Post(
            self.newsroom.composer,
            self.newsroom.readers,
            self.chats,
            RecordingWire(self.session),
            self.rich_support,
            self.newsroom.living,
            writers=writers,
        )
        self.albums = Albums(
            self.bot,
            self.dispatcher.storage,
            self.drafts,
            self.chats,
            self.subscriptions,
            self.gate,
        )
        self._updates = iter(range(1, 10**9))
        self._messages = iter(range(1, 1000))
        self.last_message = 0  # the number of what somebody said last

    # ------------------------------------------------------------ what people do

    async def say(self, text, user=ANNA, chat=None, **more):
        entities = more.pop("entities", None) or _command_entities(text)
        return await self._message(user, chat, text=text, entities=entities, **more)

    async def show_photo(self, caption=None, user=ANNA, album=None, file="f1", chat=None):
        size = PhotoSize(file_id=file, file_unique_id=file, width=1, height=1)
        return await self._message(user, chat, photo=[size], caption=caption, media_group_id=album)

    async def settle(self):
        """Let the parts of albums be all there."""
        self.now += SETTLES
        await self.albums.run_once(self.now)

    async def show_album(self, *files, caption=None, user=ANNA, album="a"):
        """Send an album, its parts one after the other, and wait until it is all there."""
        for number, file in enumerate(files):
            await self.show_photo(None if number else caption, user, album, file)
        await self.settle()

    async def edit(self, message_id, text, user=ANNA, **content):
        """Edit a message that was sent before."""
        return await self._feed(
            edited_message=Message(
                message_id=message_id, date=self.now, edit_date=int(self.now.timestamp()),
                chat=private(user), from_user=user, text=text, **content,
            )
        )  # fmt: skip

    async def share(self, lat, lon, user=ANNA):
        return await self._message(user, None, location=Location(latitude=lat, longitude=lon))

    async def send(self, user=ANNA, chat=None, **content):
        return await self._message(user, chat, **content)

    async def press(self, text, user=ANNA, chat=None):
        """Press the newest button whose text has `text` in it."""
        return await self.press_data(self.button(text).callback_data, user, chat)

    async def press_data(self, data, user=ANNA, chat=None, **more):
        shown = more or {"text": "…"}
        message = Message(
            message_id=999, date=self.now, chat=chat or private(user), from_user=BOT, **shown
        )
        query = CallbackQuery(
            id=str(next(self._updates)),
            from_user=user,
            chat_instance="x",
            data=data,
            message=message,
        )
        return await self._feed(callback_query=query)

    async def type_inline(self, text, user=ANNA, offset=""):
        """Type after the bot's name; gives how it answered."""
        query = InlineQuery(id=str(next(self._updates)), from_user=user, query=text, offset=offset)
        await self._feed(inline_query=query)
        return next((m for m in reversed(self.sent) if isinstance(m, AnswerInlineQuery)), None)

    async def member(self, chat, was, becomes, user=ANNA):
        update = ChatMemberUpdated(
            chat=chat, from_user=user, date=self.now, old_chat_member=was, new_chat_member=becomes
        )
        return await self._feed(my_chat_member=update)

    async def post(self):
        """Let what waits in the outbox be sent."""
        elapsed = Elapsed()
        sender = Sender(
            self.newsroom.waiting,
            self.chats,
            self.subscriptions,
            self._post,
            pace=Pace(10_000),
            monotonic=elapsed,
            pause=elapsed.pause,
        )
        await sender.run_once(self.now)

    async def channel_post(self, text=None, chat=CHANNEL, *, number=None, edit=False, **more):
        """A post of a channel, or an edit of one."""
        number = number or next(self._messages)
        if edit:
            more |= {"edit_date": int(self.now.timestamp())}
        message = Message(
            message_id=number, date=self.now, chat=chat, sender_chat=chat, text=text, **more
        )
        kind = "edited_channel_post" if edit else "channel_post"
        await self._feed(**{kind: message})
        return number

    # ------------------------------------------------------------ what came of it

    @property
    def sent(self):
        return self.session.sent

    @property
    def texts(self):
        said = [m for m in self.sent if not _is_toast(m)]
        return [text for m in said if (text := _text_of(m))]

    @property
    def screen(self):
        return self.texts[-1]

    @property
    def toast(self):
        return next(m for m in reversed(self.sent) if _is_toast(m)).text

    @property
    def labels(self):
        return [button.text for button in next(self._keyboards(), [])]

    def button(self, text) -> InlineKeyboardButton:
        """The button that says `text`, or has it in its words; of the newest keyboard first."""
        for buttons in self._keyboards():
            exact = [button for button in buttons if button.text == text]
            if found := exact or [button for button in buttons if text in button.text]:
                return found[0]
        raise AssertionError(f"no button {text!r} among {self.labels}")

    def _keyboards(self):
        for method in reversed(self.sent):
            markup = getattr(method, "reply_markup", None)
            if isinstance(markup, InlineKeyboardMarkup) and markup.inline_keyboard:
                yield [button for row in markup.inline_keyboard for button in row]

    async def _message(self, user, chat, **content):
        self.last_message = next(self._messages)
        message = Message(
            message_id=self.last_message,
            date=self.now,
            chat=chat or private(user),
            from_user=user,
            **content,
        )
        return await self._feed(message=message)

    async def _feed(self, **event):
        update = Update(update_id=next(self._updates), **event)
        return await self.dispatcher.feed_update(self.bot, update)


def _text_of(method):
    rich = getattr(method, "rich_message", None)
    return rich.html if rich else getattr(method, "text", None)


def _is_toast(method) -> bool:
    return isinstance(method, AnswerCallbackQuery)


def _command_entities(text):
    if not text.startswith("/"):
        return None
    return [MessageEntity(type="bot_command", offset=0, length=len(text.split()[0]))]


async def trust(stage, user=ANNA):
    """Make somebody a trusted author, whom no limit of newcomers stops."""
    await stage.people.grant(user.id, "trusted", Moderator(0, ""), now=stage.now)
