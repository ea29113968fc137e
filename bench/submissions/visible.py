"""From the author's last tap to a reader's /readers: over HTTP, with the whole bot at work."""

import time
from pathlib import Path

from bot.clock import system_clock
from bot.run import open_sandbox
from bot.settings import Settings
from sandbox.client import Person, Simulator, labels

READER = 1002
STREETS = ("Кирова", "Гагарина", "Ленина", "Попова", "Фрунзе", "Жукова", "Беляева", "Матросова")
EVENTS = (
    "прорвало трубу, вода стоит у подъезда с утра",
    "упал старый тополь, проезд закрыт до вечера",
    "открыли новую спортивную площадку для детей",
    "нет света в пяти домах, аварийная уже едет",
    "столкнулись автобус и грузовик, пострадавших нет",
)


async def measure(folder: Path, count: int) -> list[float]:
    """Tell `count` pieces of news by as many people; gives the seconds of each."""
    settings = Settings(
        _env_file=None, database_url=f"sqlite+aiosqlite:///{folder / 'visible.db'}", web_port=0,
        parse_workers=0,
    )  # fmt: skip
    took = []
    async with (
        open_sandbox(settings, system_clock) as (demo, _),
        Simulator(demo.sandbox.url) as people,
    ):
        reader = people.person(READER)
        await _subscribe(reader)
        for number in range(count):
            author = await people.new_person(f"Автор {number}")
            await _subscribe(author)
            street, event = STREETS[number % len(STREETS)], EVENTS[number % len(EVENTS)]
            took.append(await _told(author, reader, f"На {street}, {number + 1}, {event}"))
    return took


async def _subscribe(person: Person) -> None:
    await person.send("Смоленск")
    await person.wait_for("🗞")


async def _told(author: Person, reader: Person, text: str) -> float:
    await author.send("/add")
    await author.send(text)
    preview = await author.wait_for(text, where=lambda m: "Опубликовать" in labels(m))
    began = time.perf_counter()
    await author.press(preview, "Опубликовать")
    await author.wait_for("Опубликовано")
    await reader.send("/readers")
    await reader.wait_for(text)
    return time.perf_counter() - began
