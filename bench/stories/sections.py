"""Train the table of section words: `python -m bench.stories.sections NAVEC.tar`.

Writes news/topics.tsv: for each stem, how strongly it speaks for a section. Two sources, the
stronger wins: how much oftener labelled articles of a section have it than others; and how near
its vector lies to the hand-written words of news/topics.py (`bench.stories.vectors`), which also
serves the sections that no labelled set has. Prints the accuracy by words alone on
tgcontest_categories_ru.tsv, by cross-validation in five parts.
"""

import sys
from collections import Counter, defaultdict
from math import log, sqrt
from pathlib import Path

import numpy as np
from navec import Navec

from bench.stories.data import STORIES, lines, table
from bench.stories.vectors import stem_vectors
from news.model import Section
from news.text import stem, stems, words
from news.topics import KEYWORDS, Table, guess

TARGET = Path(__file__).resolve().parents[2] / "news" / "topics.tsv"
LEAST_ARTICLES, LEAST_WEIGHT, MOST_WORDS = 6, 0.9, 220
BEGINNING = 600
STEMS = 25_000
NEAREST = 3  # hand-written words of a section that a stem is compared with: the nearest
LEAST_NEAR, MARGIN = 0.35, 0.05  # mean cosine to them, and how much above any other section
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
        for name, n in counts.items():
            if n >= LEAST_ARTICLES and not name.isdecimal():
                odds = log((n + 0.5) / (sizes[section] + 1))
                odds -= log((every[name] - n + 0.5) / (total - sizes[section] + 1))
                weighed.append((odds * sqrt(n / (n + 10)), name))
        for value, name in sorted(weighed, reverse=True)[:MOST_WORDS]:
            if value >= LEAST_WEIGHT:
                found.setdefault(name, {})[section] = value
    return found


def akin(path: str) -> Table:
    """Weigh stems by how near they are to the hand-written words of one section above others."""
    stems_, vectors = stem_vectors(Navec.load(path), stem, STEMS)
    place = {name: at for at, name in enumerate(stems_)}
    sections = list(KEYWORDS)
    columns = []
    for section in sections:
        seeds = [place[s] for s in map(stem, words(KEYWORDS[section])) if s in place]
        columns.append(np.sort(vectors @ vectors[seeds].T, axis=1)[:, -NEAREST:].mean(1))
    near = np.array(columns).T
    ordered = np.sort(near, axis=1)
    best, second, which = ordered[:, -1], ordered[:, -2], near.argmax(1)
    chosen = np.flatnonzero((best >= LEAST_NEAR) & (best - second >= MARGIN))
    return {
        stems_[k]: {sections[which[k]]: min(2.4, 0.6 + 8 * float(best[k] - LEAST_NEAR))}
        for k in chosen
    }


def joined(*tables: Table) -> Table:
    """Take the strongest weight of each stem and section."""
    found: Table = {}
    for table_ in tables:
        for name, weights in table_.items():
            own = found.setdefault(name, {})
            for section, weight in weights.items():
                own[section] = max(weight, own.get(section, 0.0))
    return found


def accuracy(near: Table) -> tuple[float, Counter[tuple[str, str]]]:
    """Tell the share of articles put where people put them, by words alone; and the confusion."""
    rows = people()
    confusion: Counter[tuple[str, str]] = Counter()
    for fold in range(5):
        learnt = train(automatic() + [r for i, r in enumerate(rows) if i % 5 != fold])
        table_ = joined(near, learnt)
        for title, text, section in rows[fold::5]:
            got = guess(title, text, table_)
            confusion[section.value, BROAD.get(got, got).value] += 1
    return sum(n for (a, b), n in confusion.items() if a == b) / len(rows), confusion


def main() -> None:
    near = akin(sys.argv[1])
    found = joined(near, train(automatic() + people()))
    rows = [
        f"{name}\t{section.value}\t{weight:.2f}\n"
        for name, weights in sorted(found.items())
        for section, weight in sorted(weights.items())
    ]
    TARGET.write_text("".join(rows), "utf-8")
    share, confusion = accuracy(near)
    print(f"{len(rows)} weights; accuracy {share:.3f} of {len(people())} articles")
    for (given, got), n in sorted(confusion.items(), key=lambda item: -item[1]):
        print(f"  {given:10} -> {got:10} {n}")


if __name__ == "__main__":
    main()
