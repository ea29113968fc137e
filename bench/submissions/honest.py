"""What ordinary readers send, made up by chance from clauses; nobody's real words.

An event has a place, a cause and an hour; each author puts it in a wording of their own, a clause
out of five or six at each step, so that two accounts of one event differ as people's do, and two
events of one kind share what people share: the words for it. A quarter of all events are told by
two to four authors. One message in ten has a telephone or a link, as lost dogs and concerts have.
"""

import random
from dataclasses import dataclass
from pathlib import Path

STREETS = (
    "Николаева", "Кирова", "Гагарина", "Багратиона", "Ленина", "Рыленкова", "Попова", "Шевченко",
    "Памфилова", "Крупской", "Твардовского", "Фрунзе", "Лавочкина", "Соколовского", "Жукова",
    "Алексеева", "Дзержинского", "Беляева", "Матросова", "Черняховского", "Тенишевой",
    "Исаковского", "Бакунина", "Коммунистической", "Советской", "Пржевальского", "Рябиновой",
    "Ново-Киевской", "Мало-Краснофлотской",
)  # fmt: skip
OBJECTS = (
    "школы", "садика", "поликлиники", "рынка", "вокзала", "библиотеки", "почты", "стадиона",
    "остановки", "магазина", "парка", "моста", "бани", "музея", "гаражей", "церкви", "сквера",
)  # fmt: skip
NAMES = ("Барсик", "Рекс", "Мухтар", "Муся", "Тайга", "Пушок", "Жулька", "Граф", "Дина", "Буся")
COLOURS = ("рыжий", "чёрный", "серый в полоску", "белый с пятном", "трёхцветный", "палевый")
PLACES = (
    "на {street}", "на улице {street}", "у нас, {street} {house}", "во дворе {object}",
    "возле {object} на {street}", "в районе {object}", "около дома {house} по {street}",
    "между {street} и {other}", "напротив {object}",
)  # fmt: skip
TIMES = (
    "с утра", "с самого утра", "ещё с ночи", "часов с {hour}", "уже третий час", "второй день",
    "после обеда", "буквально только что", "минут двадцать назад", "со вчерашнего вечера",
)  # fmt: skip


def _kinds() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Read the kinds of events: for each, the wordings of every step ("-" says nothing)."""
    lines = Path(__file__).with_name("honest.txt").read_text("utf-8")
    told = "\n".join(line for line in lines.splitlines() if not line.startswith("#"))
    return tuple(
        tuple(
            tuple("" if word == "-" else word for word in step.split(" | "))
            for step in event.splitlines()
        )
        for event in told.strip().split("\n\n")
    )


KINDS = _kinds()
OPENINGS = (
    "", "", "", "", "Добрый день. ", "Соседи, привет. ", "Всем здравствуйте. ", "Пишу впервые. ",
    "Подскажите, кто знает. ", "Ну что, дождались. ", "Опять двадцать пять. ",
)  # fmt: skip
ENDINGS = (
    "",
    "",
    "",
    "",
    " Кто ещё видел?",
    " Спасибо.",
    " Берегите себя.",
    " Как у вас?",
    " Вот так и живём.",
)
CONTACTS = (
    "Телефон 8 903 {n}-11-22.",
    "Пишите @sosed_{n}.",
    "Подробности на shkola{n}.example.com.",
    "Группа дома: vk.com/dom{n}",
)


@dataclass(frozen=True, slots=True)
class Told:
    """One message. `event`: messages with the same number are about the same thing."""

    event: int
    text: str
    has_contact: bool


def messages(rng: random.Random, count: int) -> list[Told]:
    """Make up messages in the order they are sent."""
    made: list[Told] = []
    event = 0
    while len(made) < count:
        event += 1
        kind, slots = rng.choice(KINDS), _slots(rng)
        authors = rng.randint(2, 4) if rng.random() < 0.25 else 1
        made += [_told(rng, event, kind, slots) for _ in range(authors)]
    return made[:count]


def _slots(rng: random.Random) -> dict[str, object]:
    street, other = rng.sample(STREETS, 2)
    return {
        "street": street, "other": other, "object": rng.choice(OBJECTS), "name": rng.choice(NAMES),
        "colour": rng.choice(COLOURS), "house": rng.randint(1, 120), "hour": rng.randint(7, 22),
    }  # fmt: skip


def _told(
    rng: random.Random, event: int, kind: tuple[tuple[str, ...], ...], slots: dict[str, object]
) -> Told:
    place = rng.choice(PLACES).format(**slots)
    time = rng.choice(TIMES).format(**slots)
    said = [rng.choice(step) for step in kind]
    core = ", ".join(said[:2]) + "".join(f" {more}" for more in said[2:] if more)
    core = core.format(**slots, place=place, Place=place[0].upper() + place[1:], time=time)
    has_contact = rng.random() < 0.1
    contact = " " + rng.choice(CONTACTS).format(n=rng.randint(100, 999)) if has_contact else ""
    return Told(event, rng.choice(OPENINGS) + core + rng.choice(ENDINGS) + contact, has_contact)
