"""What an operator would check first when something is wrong, each with what to do."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp

from bot.clock import system_clock
from bot.logs import hide_secrets
from bot.settings import Settings

_LOW_DISK = 500_000_000  # bytes: a busy day of articles and the backup of it
_SECONDS = 15
_LATE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: how it went and, if badly, what to mend."""

    check: str
    ok: bool
    says: str


async def examine(settings: Settings) -> list[Finding]:
    """Check everything; never raises for what it finds."""
    findings = [Finding("settings", True, _mode(settings)), _disk(settings)]
    findings += [finding async for finding in _database(settings)]
    findings.append(_contact(settings))
    findings.append(await _token(settings))
    return findings


def _mode(settings: Settings) -> str:
    if settings.is_sandbox:
        return "no BOT_TOKEN: `run` opens the sandbox"
    return "webhook" if settings.public_url else "long polling"


def _disk(settings: Settings) -> Finding:
    folder = settings.database_file.absolute().parent if settings.database_file else Path.cwd()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    return Finding("disk", free > _LOW_DISK, f"{free / 1e9:.1f} GB free in {folder}")


def _contact(settings: Settings) -> Finding:
    from bot.polling import contact

    found = contact(settings) or "no contact: FEED_CONTACT gives them one"
    return Finding("contact", True, f"publishers of feeds see {found}")


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    from storage.engine import open_engine
    from storage.migrate import UnusableDatabaseError, newest, revision

    file = settings.database_file
    if file and not file.exists():
        yield Finding("database", True, f"{file} is not there yet: `run` makes it")
        return
    engine = open_engine(settings.database_url)
    try:
        found = await revision(engine)
        if found != newest():
            says = f"schema {found}, this version wants {newest()}: run `migrate`"
            yield Finding("database", False, says)
            return
        yield Finding("database", True, f"schema {found}")
        yield await _feeds(settings, system_clock())
    except UnusableDatabaseError as error:
        yield Finding("database", False, hide_secrets(str(error)))
    finally:
        await engine.dispose()


async def _feeds(settings: Settings, now: datetime) -> Finding:
    from bot.parts import open_parts

    async with open_parts(settings) as parts:
        feeds = [listed.feed for listed in await parts.feeds.find()]
    active = [feed for feed in feeds if feed.status == "active"]
    failing = sum(bool(feed.failures) for feed in active)
    late = sum(feed.next_at < now - _LATE for feed in active)
    says = f"{len(active)} active, {failing} failing, {late} late by an hour"
    if not active:
        return Finding("feeds", settings.is_sandbox, says + ": `feeds import builtin` adds some")
    return Finding("feeds", late * 2 < len(active), says)


async def _token(settings: Settings) -> Finding:
    """Ask Telegram by one plain request: aiogram takes seconds to import."""
    if settings.bot_token is None:
        return Finding("telegram", True, "not asked: there is no token")
    url = f"{settings.bot_api_url}/bot{settings.bot_token.get_secret_value()}/getMe"
    try:
        limit = aiohttp.ClientTimeout(total=_SECONDS)
        async with aiohttp.ClientSession(timeout=limit) as session, session.get(url) as answer:
            body = await answer.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        says = f"no answer from {settings.bot_api_url}: {hide_secrets(str(error)) or 'time out'}"
        return Finding("telegram", False, says)
    if isinstance(body, dict) and body.get("ok"):
        return _inline(body["result"])
    return Finding(
        "telegram", False, "BOT_TOKEN is refused: compare it with what @BotFather shows"
    )


def _inline(me: dict[str, object]) -> Finding:
    """Say who we are, and whether we are asked in other chats."""
    name = f"@{me.get('username', '?')}"
    if me.get("supports_inline_queries"):
        return Finding("telegram", True, name)
    return Finding("telegram", True, f"{name}; inline mode is off: /setinline at @BotFather")
