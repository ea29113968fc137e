"""Typed names: how often the right place comes first, how long it takes."""

import os
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
from bench.places.strangers import FOREIGN, WORDS
from regions.catalogue import Place, catalogue
from regions.lookup import find, prepare
from regions.spelling import fold

DRAWS = 1500
SEED = int(os.environ.get("SEED", "7"))
BAD = (
    *("Смоленск" * 1250, "я из " * 16 + "Смо", "🏙️🇷🇺" * 20, "سمولينسك" * 10, "斯摩棱斯克" * 16),
    *("1234567890" * 8, "\x00\x1b[31m\u202e" * 13, "'; DROP TABLE chats; --", "<script>" * 10),
    *("Смоленск, " * 8, "ыъьэюя" * 13, "zxqjw" * 16, "а б в г " * 10, "Cмoлeнcк " * 8, ""),
)


def run() -> None:
    """Print a line for each kind of distortion."""
    prepare()
    cities = [c for c in catalogue().cities() if c.status != "settlement"]
    large = [c for c in cities if c.population >= 50_000]
    heads = " ".join(f"{head:>7}" for head in ("top-1", "top-3", "none", "mean ms", "95 %", "max"))
    print(f"{'what':28} {heads}")
    cases: list[tuple[str, Distort, list[Place]]] = [
        ("as written", lambda name, _: name, cities),
        ("one random edit", edit, cities),
        ("one edit, >= 50,000 people", edit, large),
        ("one edit, settlements too", edit, catalogue().cities()),
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
    strangers()
    bad()


def measure(label: str, distort: Distort, places: list[Place]) -> None:
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
    mean, late = 1000 * sum(took) / DRAWS, 1000 * sorted(took)[DRAWS * 95 // 100]
    shares = " ".join(f"{n / DRAWS:7.1%}" for n in (first, third, none))
    print(f"{label:28} {shares} {mean:7.3f} {late:7.1f} {1000 * max(took):7.1f}")


def strangers() -> None:
    """Count foreign cities and ordinary words that would be subscribed to without a question."""
    for what, names in (("foreign cities", FOREIGN), ("ordinary words", WORDS)):
        taken = [name for name in names if find(name).exact]
        print(f"{what} chosen without asking: {len(taken)} of {len(names)} {taken}")


def bad() -> None:
    """Time what is no name at all."""
    took = []
    for query in BAD:
        start = thread_time()
        find(query)
        took.append(thread_time() - start)
    print(f"bad input: at most {1000 * max(took):.1f} ms of {len(BAD)}")


if __name__ == "__main__":
    run()
