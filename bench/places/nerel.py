"""Geotags against NEREL: news with CITY and STATE_OR_PROVINCE linked to Wikidata.

A document's places are compared as a set. An entity counts if its name is that of one of our
places (kinds must agree); where Wikidata names none, the words of the text are looked up.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import thread_time

from bench.shared import shared
from regions.catalogue import Place, catalogue
from regions.geotag import explain, tag
from regions.index import names
from regions.lookup import find
from regions.spelling import fold

KINDS = {"CITY": "city", "STATE_OR_PROVINCE": "region"}


def run(*, errors: bool = False) -> None:
    """Print precision and recall by kind; with `errors`, every miss and false tag."""
    documents = [json.loads(line) for line in _path().read_text().splitlines()]
    explain("Смоленск")
    start = thread_time()
    tagged = [tag(d["text"]) for d in documents]
    took = thread_time() - start
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for document, tags in zip(documents, tagged, strict=True):
        gold = dict(_gold(document))
        found = {t.place: t for t in tags}
        for place in found.keys() | gold.keys():
            kind = catalogue()[place].kind
            kind = "region" if kind == "country" else kind
            counter = right if place in found and place in gold else wrong
            counter = missed if place not in found else counter
            counter[kind] += 1
            if errors and counter is not right:
                _show(document, place, "MISS" if counter is missed else "FALSE")
    for kind in ("city", "region"):
        _print(kind, right[kind], wrong[kind], missed[kind])
    _print("both", right.total(), wrong.total(), missed.total())
    size = sum(len(d["text"]) for d in documents)
    print(f"{len(documents) / took:,.0f} documents/s of CPU time, {size / took / 539:,.0f} texts")


def _path() -> Path:
    return shared("places", "nerel_train.jsonl")


def _gold(document: dict) -> Iterator[tuple[str, str]]:
    for entity in document["geo"]:
        kind = KINDS.get(entity["type"])
        if kind and (place := _place(entity["name"], entity["text"], kind)):
            yield place.id, entity["text"]


def _place(name: str, words: str, kind: str) -> Place | None:
    hits = names().get(fold(name.split(" — ")[0]), frozenset()) if name else frozenset()
    if not name:
        hits = frozenset(c.place.id for c in find(words).candidates if c.score == 1.0)
    places = [_region(catalogue()[h]) for h in hits]
    fitting = [p for p in places if p.kind == kind or p.id == "AB"]
    return max(fitting, key=lambda p: p.population, default=None)


def _region(place: Place) -> Place:
    return catalogue()["UA-43"] if place.id == "CR" else place


def _show(document: dict, place: str, what: str) -> None:
    text = document["text"]
    spans = [(s.start, s.end) for s in explain(text) if s.place == place]
    if not spans:
        word = next((w for p, w in _gold(document) if p == place), "")
        at = max(0, text.find(word))
        spans = [(at, at + len(word))]
    start, end = spans[0]
    around = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 50]}"
    print(what, catalogue()[place].names["ru"], document["doc"], "|", " ".join(around.split()))


def _print(label: str, right: int, wrong: int, missed: int) -> None:
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    print(f"{label:8} precision {precision:.3f}  recall {recall:.3f}  "
          f"({right} right, {wrong} false, {missed} missed)")  # fmt: skip


if __name__ == "__main__":
    run(errors="--errors" in sys.argv)
