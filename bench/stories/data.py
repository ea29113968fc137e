"""The labelled and unlabelled sets that stories are measured on: beside the project, not in it."""

import csv
import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from news.spelling import rough_stems

SHARED = Path(
    os.environ.get("VESTNIK_SHARED", Path(__file__).resolve().parents[2].parent / "shared")
)
STORIES = SHARED / "data" / "stories"
PLACES = SHARED / "data" / "places"
LEAST_SLUG_WORDS = 4

csv.field_size_limit(10_000_000)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two headlines, with their texts where known, and whether people called them one event."""

    a: str
    b: str
    same: bool
    a_text: str = ""
    b_text: str = ""


def table(path: Path) -> Iterator[dict[str, str]]:
    """Read the rows of a TSV with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def lines(path: Path) -> list[dict[str, str]]:
    """Read a file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def paraphraser() -> list[Pair]:
    """Headlines of 2013-2016; classes 1 and 0 are roughly one event, -1 is not."""
    rows = table(STORIES / "paraphraser_train.tsv")
    return [Pair(r["text_1"], r["text_2"], r["class"] != "-1") for r in rows]


def slugs(day: str, column: str = "slug_cyr_approx") -> list[Pair]:
    """Articles of one day of May 2020, known by the slugs of their addresses."""
    rows = table(STORIES / f"dialogue2021_clustering_{day}_slugs.tsv")
    return [
        Pair(r[f"first_{column}"], r[f"second_{column}"], r["quality"] == "OK")
        for r in rows
        if min(int(r["first_words"]), int(r["second_words"])) >= LEAST_SLUG_WORDS
    ]


def headlinecause(language: str = "ru") -> list[Pair]:
    """Neighbouring headlines: mostly causes and consequences, which are other events."""
    rows = table(STORIES / "headlinecause_pairs.tsv")
    return [
        Pair(r["left_title"], r["right_title"], r["relation"] == "same")
        for r in rows
        if r["lang"] == language
    ]


def labelled() -> dict[str, list[Pair]]:
    """Give every labelled set by its name."""
    return {
        "paraphraser": paraphraser(),
        "slugs 0525": slugs("0525"),
        "slugs 0527": slugs("0527"),
        "headlinecause": headlinecause(),
    }


def unlabelled() -> Iterator[tuple[str, str]]:
    """Give (title, text) of every real article that carries no label of its own."""
    for name in ("hours_2019", "silver_clusters_2020"):
        for row in lines(STORIES / f"{name}.jsonl"):
            yield row["title"], row["text"]
    for row in table(STORIES / "tgcontest_categories_ru.tsv"):
        yield row["title"], row["text"]
    for row in table(PLACES / "headlines_by_outlet_region.tsv"):
        yield row["title"], row["text600"]
    for document in lines(PLACES / "nerel_train.jsonl"):
        yield "", document["text"]


def silver(largest: int = 4, neighbours: int = 2) -> list[Pair]:
    """Pairs of whole articles: inside one small automatic cluster, and the nearest outside.

    The labels are another program's, and its large clusters hold many events, so only the
    small ones serve, and only to weigh texts against titles. The nearest outside are those of
    the most alike titles: chosen by their texts, they would teach that alike texts tell of
    different events.
    """
    rows = lines(STORIES / "silver_clusters_2020.jsonl")
    bags = [set(rough_stems(r["title"])) for r in rows]
    found: list[Pair] = []
    sizes = Counter(row["cluster"] for row in rows)
    for i, row in enumerate(rows):
        near: list[tuple[float, int]] = []
        for j in range(i + 1, len(rows)):
            other = rows[j]
            if row["cluster"] == other["cluster"]:
                if sizes[row["cluster"]] <= largest:
                    found.append(
                        Pair(row["title"], other["title"], True, row["text"], other["text"])
                    )
            else:
                union = len(bags[i] | bags[j]) or 1
                near.append((len(bags[i] & bags[j]) / union, j))
        for value, j in sorted(near, reverse=True)[:neighbours]:
            if value > 0.08:
                b = rows[j]
                found.append(Pair(row["title"], b["title"], False, row["text"], b["text"]))
    return found
