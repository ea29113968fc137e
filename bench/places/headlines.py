"""Geotags on headlines of regional outlets, against labels made by reading.

labels.tsv: the address of an article and the places its first 600 letters are about. The texts
stay where they are; only articles that got a tag were labelled, so this is precision.
"""

import csv
import sys
from pathlib import Path

from bench.shared import shared
from regions.catalogue import catalogue
from regions.geotag import tag

LABELS = Path(__file__).with_name("labels.tsv")


def run(*, errors: bool = False) -> None:
    """Print the share of right tags, of all and of the certain ones."""
    with shared("places", "headlines_by_outlet_region.tsv").open() as file:
        articles = {row["url"]: row for row in csv.DictReader(file, delimiter="\t")}
    right = certain_right = total = certain = missed = 0
    labels = [line.split("\t") for line in LABELS.read_text().splitlines()[1:]]
    for url, places in labels:
        article, expected = articles[url], set(places.split("|"))
        tags = tag(f"{article['title']}\n{article['text600']}")
        missed += len(expected - {"", *(t.place for t in tags)})
        for found in tags:
            good = found.place in expected
            total, right = total + 1, right + good
            certain, certain_right = certain + found.certain, certain_right + good * found.certain
            if errors and not good:
                print("FALSE", catalogue()[found.place].names["ru"], article["title"])
    print(f"{len(labels)} articles, {total} tags: precision {right / total:.3f}, "
          f"certain {certain_right / certain:.3f} of {certain}; {missed} missed")  # fmt: skip


if __name__ == "__main__":
    run(errors="--errors" in sys.argv)
