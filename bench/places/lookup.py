"""Typed names: how often the right place comes first, how long it takes."""

from collections.abc import Callable
from random import Random
from time import thread_time

from bench.places.distort import (
    ROMANISATIONS,
    Distort,
    edit,
    inflect,
    layout,
    phonetic,
    romanise,
    then,
    two_edits,
)
from regions.catalogue import Place, catalogue
from regions.lookup import find
from regions.spelling import fold

DRAWS = 1500
SEED = 7
FOREIGN = (
    "Лондон Париж Берлин Варшава Прага Рим Мадрид Лиссабон Вена Будапешт Бухарест София "
    "Белград Загреб Любляна Таллин Рига Вильнюс Каунас Хельсинки Стокгольм Осло Копенгаген "
    "Амстердам Брюссель Женева Цюрих Милан Неаполь Барселона Афины Стамбул Анкара Баку Ереван "
    "Тбилиси Батуми Ташкент Самарканд Алматы Астана Бишкек Душанбе Ашхабад Пекин Шанхай Токио "
    "Сеул Дели Бангкок Ханой Дубай Каир Тегеран Багдад Дамаск Бейрут Иерусалим Нью-Йорк "
    "Вашингтон Чикаго Бостон Торонто Монреаль Мехико Гавана Сидней Мельбурн Кишинёв Тирасполь "
    "London Paris Berlin Warsaw Prague Rome Madrid Vienna Tallinn Riga Vilnius Helsinki Oslo "
    "Istanbul Ankara Baku Yerevan Tbilisi Tashkent Tokyo Beijing Chicago Boston Toronto "
    "Dublin Hamburg Munich Krakow Gdansk Kaunas Chisinau "
)


def run() -> None:
    """Print a line for each kind of distortion."""
    find("Смоленсг"), find("Smolenssg")  # the indexes are built on first use
    cities = [c for c in catalogue().cities() if c.status != "settlement"]
    large = [c for c in cities if c.population >= 50_000]
    print(f"{'what':28} {'top-1':>7} {'top-3':>7} {'none':>7} {'mean ms':>8} {'max ms':>8}")
    cases: list[tuple[str, Distort, list[Place]]] = [
        ("as written", lambda name, _: name, cities),
        ("one random edit", edit, cities),
        ("one edit, >= 50,000 people", edit, large),
        ("two random edits", two_edits, cities),
        ("phonetic slip", phonetic, cities),
        ("inflected", inflect, cities),
        ("inflected, one edit", then(inflect, edit), cities),
        ("wrong layout", layout, cities),
        ("wrong layout, one edit", then(edit, layout), cities),
        *((f"Latin: {system}", romanise(system), cities) for system in ROMANISATIONS),
    ]
    for label, distort, places in cases:
        measure(label, distort, places)
    foreign()


def measure(label: str, distort: Callable[[str, Random], str], places: list[Place]) -> None:
    """Draw, distort, look up. A namesake first counts as right: the bot asks which."""
    random, first, third, none, took = Random(SEED), 0, 0, 0, []
    for _ in range(DRAWS):
        name = random.choice(places).names["ru"]
        query = distort(name, random)
        start = thread_time()
        found = find(query)
        took.append(thread_time() - start)
        named = [fold(c.place.names["ru"]) == fold(name) for c in found.candidates]
        first += named[:1] == [True]
        third += any(named[:3])
        none += not named
    mean, most = 1000 * sum(took) / DRAWS, 1000 * max(took)
    shares = " ".join(f"{n / DRAWS:7.1%}" for n in (first, third, none))
    print(f"{label:28} {shares} {mean:8.3f} {most:8.1f}")


def foreign() -> None:
    """Count foreign cities that would be subscribed to without a question."""
    names = FOREIGN.split()
    taken = [name for name in names if find(name).exact]
    print(f"foreign names chosen without asking: {len(taken)} of {len(names)} {taken}")


if __name__ == "__main__":
    run()
