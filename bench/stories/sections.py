"""Train the table of section words: `python -m bench.stories.sections`. Writes news/topics.tsv.

For each stem, the log of how much oftener articles of a section have it than others. Sections
that no labelled set has are known by hand-written words in news/topics.py. Prints the accuracy
on tgcontest_categories_ru.tsv by cross-validation in five parts.
"""

import sys
from collections import Counter, defaultdict
from math import log, sqrt
from pathlib import Path

from bench.stories.data import STORIES, lines, table
from news.model import Section
from news.text import stems
from news.topics import Table, guess, shipped

TARGET = Path(__file__).resolve().parents[2] / "news" / "topics.tsv"
LEAST_ARTICLES, LEAST_WEIGHT, MOST_WORDS = 6, 0.9, 220
BEGINNING = 600
NAMES = {
    "sports": Section.SPORT, "economy": Section.ECONOMY, "science": Section.SCIENCE,
    "technology": Section.SCIENCE, "entertainment": Section.CULTURE, "society": Section.SOCIETY,
}  # fmt: skip
BROAD = {  # what the set's five names mean in our sections
    Section.INCIDENTS: Section.SOCIETY, Section.POLITICS: Section.SOCIETY,
    Section.ECOLOGY: Section.SOCIETY, Section.WEATHER: Section.SOCIETY,
    Section.OTHER: Section.SOCIETY, Section.MUSIC: Section.CULTURE,
}  # fmt: skip

Labelled = list[tuple[str, str, Section]]


def people() -> Labelled:
    """Articles that people gave a category, but for "other" and "not news"."""
    rows = table(STORIES / "tgcontest_categories_ru.tsv")
    return [(r["title"], r["text"], NAMES[r["category"]]) for r in rows if r["category"] in NAMES]


def automatic() -> Labelled:
    """Articles that a program gave a category."""
    rows = lines(STORIES / "silver_clusters_2020.jsonl")
    return [(r["title"], r["text"], NAMES[r["cat"]]) for r in rows if r["cat"] in NAMES]


def train(articles: Labelled) -> Table:
    """Weigh stems by section: smoothed log odds, the strongest of each section."""
    having: defaultdict[Section, Counter[str]] = defaultdict(Counter)
    sizes: Counter[Section] = Counter()
    for title, text, section in articles:
        having[section].update(set(stems(f"{title} {text[:BEGINNING]}")))
        sizes[section] += 1
    total, every = sum(sizes.values()), sum(having.values(), Counter())
    found: Table = {}
    for section, counts in having.items():
        weighed = []
        for stem, n in counts.items():
            if n >= LEAST_ARTICLES and not stem.isdecimal():
                odds = log((n + 0.5) / (sizes[section] + 1))
                odds -= log((every[stem] - n + 0.5) / (total - sizes[section] + 1))
                weighed.append((odds * sqrt(n / (n + 10)), stem))
        for value, stem in sorted(weighed, reverse=True)[:MOST_WORDS]:
            if value >= LEAST_WEIGHT:
                found.setdefault(stem, {})[section] = value
    return found


def accuracy() -> tuple[float, Counter[tuple[str, str]]]:
    """Tell the share of articles put where people put them, by words alone; and the confusion."""
    rows = people()
    confusion: Counter[tuple[str, str]] = Counter()
    for fold in range(5):
        words = train(automatic() + [r for i, r in enumerate(rows) if i % 5 != fold])
        for title, text, section in rows[fold::5]:
            got = guess(title, text, words)
            confusion[section.value, BROAD.get(got, got).value] += 1
    return sum(n for (a, b), n in confusion.items() if a == b) / len(rows), confusion


def main() -> None:
    if "--check" not in sys.argv:
        found = train(automatic() + people())
        rows = [
            f"{stem}\t{section.value}\t{weight:.2f}\n"
            for stem, weights in sorted(found.items())
            for section, weight in sorted(weights.items())
        ]
        TARGET.write_text("".join(rows), "utf-8")
        shipped.cache_clear()
    share, confusion = accuracy()
    print(f"accuracy {share:.3f} of {len(people())} articles")
    for (given, got), n in sorted(confusion.items(), key=lambda item: -item[1]):
        print(f"  {given:10} -> {got:10} {n}")


if __name__ == "__main__":
    main()
