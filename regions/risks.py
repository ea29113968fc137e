"""What else than a place a word may be."""

from functools import lru_cache

from regions.morphology import parses
from regions.tables import rows, several

_RIVERS = frozenset(
    word for row in rows("cues.tsv") if row["role"] == "river" for word in several(row["words"])
)


@lru_cache(maxsize=20_000)
def risks_of(form: str) -> frozenset[str]:
    """Tell what else than a place a folded word may be: person, adjective, word, river."""
    found = {"river"} if form in _RIVERS else set()
    for parse in parses(form):
        if "Geox" in parse.tag and parse.tag.POS == "NOUN":
            continue
        if any(g in parse.tag for g in ("Name", "Surn", "Patr")):
            found.add("person")
        elif parse.tag.POS in ("ADJF", "PRTF"):
            found.add("adjective")
        else:
            found.add("word")
    return frozenset(found)
