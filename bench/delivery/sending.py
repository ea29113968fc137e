"""Sending what waits in the outbox: at the free limit, answering people meanwhile; and paid."""

import asyncio
import time
from datetime import timedelta
from types import SimpleNamespace

import aiohttp
from pydantic import SecretStr

from bench.delivery.answers import journals, print_slow
from bench.delivery.making import composer
from bench.delivery.stalls import watching
from bench.delivery.telegram import TOKEN, telegram
from bench.delivery.world import NOON
from bot.clock import system_clock
from bot.desk import PAID_AT_ONCE
from bot.settings import Settings
from digests.limits import Pace
from digests.post import Post
from digests.send import Sender
from digests.support import RichSupport
from digests.wire import Wire
from storage.chats import Chats
from storage.engine import AsyncEngine, open_engine
from storage.facts import Facts
from storage.living import Living
from storage.outbox import Outbox
from storage.readers import ReadersNews
from storage.subscriptions import Subscriptions

FREE, PAID = 30, 1_000
ANSWERS = 4.0  # questions of people a second
UNLIMITED = 1_000_000.0
SETTLES = 3  # seconds after the start-up that are not measured


async def free(url: str, seconds: float) -> None:
    """Run the whole bot against a server that refuses the 31st message of any second.

    It sends digests at the free limit, and answers people who write and press meanwhile: their
    answers count against the limit too.
    """
    from bot.app import open_app

    with telegram(FREE, ANSWERS) as (address, tell):
        settings = Settings(
            bot_token=SecretStr(TOKEN), bot_api_url=address, database_url=url, send_rate=FREE,
            _env_file=None,
        )  # fmt: skip
        ahead = NOON + timedelta(minutes=5) - system_clock()
        async with open_app(settings, lambda: system_clock() + ahead) as app, app.working():
            await _started(app, tell)
            with watching() as stalls, journals(app) as kept:
                await asyncio.sleep(SETTLES)
                await asyncio.to_thread(tell, "begin")
                began = time.monotonic()
                cpu = time.process_time()
                await asyncio.sleep(seconds)
                used = time.process_time() - cpu
                report = await asyncio.to_thread(tell, "end")
    steady = report.taken[: int(seconds)]
    rate = sum(steady) / len(steady)
    print(f"free: {rate:.2f} messages a second over {len(steady)} s, {rate / FREE:.1%} of {FREE}; "
          f"the slowest second {min(steady)}; {report.refused} refused; "
          f"{used / len(steady):.0%} of a core")  # fmt: skip
    _print_answers(report)
    print_slow(report, stalls, kept, began)


async def _started(app, tell) -> None:
    """Wait until the bot has read what it groups news by, and sends; people ask meanwhile."""
    tell("begin")
    started, cpu = time.perf_counter(), time.process_time()
    while not {"poll", "tick"} <= app.jobs.ended_at.keys():  # noqa: ASYNC110  # no event tells
        await asyncio.sleep(0.5)
    print(f"free: started after {time.perf_counter() - started:.0f} s "
          f"({time.process_time() - cpu:.0f} s of CPU)")  # fmt: skip
    _print_answers(tell("look"))


def _print_answers(report) -> None:
    print(f"  people: {len(report.answered)} of {report.asked} answered ({report.late} late): "
          + ", ".join(f"{part:.0%} within {report.share(part) * 1000:.0f} ms"
                      for part in (0.5, 0.95, 0.99, 1.0)))  # fmt: skip


async def paid(url: str, seconds: float) -> None:
    """Send as fast as one process can, rendering and recording included."""
    await _send(url, "paid, as fast as it can", UNLIMITED, None, seconds)
    await _send(url, f"paid, {PAID} allowed", PAID, PAID, seconds)


async def _send(url: str, name: str, rate: float, limit: int | None, seconds: float) -> None:
    engine = open_engine(url)
    with telegram(limit) as (address, tell):
        connector = aiohttp.TCPConnector(limit=256)
        async with aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar()
        ) as session:
            sender = a_sender(engine, Wire(session, TOKEN, address), Pace(rate), PAID_AT_ONCE)
            did = SimpleNamespace(wall=time.perf_counter(), cpu=time.process_time())
            asyncio.get_running_loop().call_later(seconds, sender.stop)
            counts = await sender.run_once(NOON + timedelta(minutes=5))
            did.wall, did.cpu = time.perf_counter() - did.wall, time.process_time() - did.cpu
        report = tell("end")
    each = did.cpu / max(counts.sent, 1) * 1000
    print(f"{name}: {counts.sent:,} sent in {did.wall:.1f} s, {counts.sent / did.wall:,.0f} "
          f"a second, {report.refused} refused; {each:.2f} ms of CPU each, "
          f"{did.cpu / did.wall:.0%} of a core; without the first and last seconds "
          f"{_steady(report.taken):,.0f} a second")  # fmt: skip
    await engine.dispose()


def _steady(taken: list[int]) -> float:
    """Average what was taken a second, once pages are laid out and before the stop."""
    middle = taken[SETTLES:-SETTLES]
    return sum(middle) / max(len(middle), 1)


def a_sender(engine: AsyncEngine, wire: Wire, pace: Pace, concurrency: int) -> Sender:
    """Assemble what sends, as in service."""
    readers, chats = ReadersNews(engine), Chats(engine)
    rich = RichSupport(Facts(engine), "bench")
    post = Post(composer(engine), readers, chats, wire, rich, Living(engine), paid=True)
    return Sender(
        Outbox(engine), chats, Subscriptions(engine), post, pace=pace, concurrency=concurrency
    )
