"""Make the table of place stems from the catalogue of places: `python -m bench.stories.toponyms`.

Writes news/toponyms.tsv: rough stem, regions it may mean. Names of places are facts.
"""

import csv
from collections import defaultdict
from pathlib import Path

from news.model import PlaceId
from news.spelling import rough, rough_stem
from news.text import words
from regions.focus import AROUND

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "news" / "toponyms.tsv"
LEAST_PEOPLE = 20_000
LARGE = 200_000  # people; smaller towns in -ov and -ev are surnames more often
LEAST_LETTERS = 3  # of a stem; shorter ones are many words
SHORT = ("уфа",)  # ... but for a city of a million that is no other word
# Names that are also common words, or surnames, or parts of many names.
AMBIGUOUS = """
мирный октябрьский свободный северный советский первомайский красный заречный отрадный новый белый
гай сокол шахты дно орёл владимир победа луч полярный степной центральный южный восточный западный
надежда майский береза столин лида дубна радужный приморский светлый березовский горный лесной
озерный киров калинин ленинск пионерский комсомольский ладушкин строитель удачный чехов пушкин
пушкино жуковский королев верхний нижний великий старый большой малый набережные санкт область край
республика автономный автономная округ народная город мыс горячий ключ каменка чистый сухой вольный
мост
москва московская московский российская рада алексеевка губаха гурьевск дружба салават рубежное
первомайск лиски строитель кемь свободный кола сегежа северная
игра голицыно голицынский раевский тбилисская приютово саха татария александровский фёдоровский
приволжский северский каневская
крычаў барысаў миколаїв николаев олександрія сміла рівне коломия
"""
LEFT_OUT = {rough_stem(word) for word in words(AMBIGUOUS)}
SAID = {"RU-SPE": "петербургский питерский"}  # adjectives of what has a name of two words
OWN = {"UA": "name_uk", "BY": "name_be"}  # beside the Russian name: what media at home write


def main() -> None:
    regions: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows("cities.tsv"):
        if int(row["population"] or 0) >= LEAST_PEOPLE:
            for stem in _stems(row):
                regions[stem].add(row["region"])
    for row in (r for r in _rows("regions.tsv") if r["kind"] != "country"):
        said = words(SAID.get(row["id"], ""))
        for word in (*words(row["name_ru"]), *_by_words(row["aliases"]), *said):
            regions[rough_stem(word)] |= {row["id"], AROUND.get(PlaceId(row["id"]), row["id"])}
    short = {rough_stem(word) for word in SHORT}
    kept = {
        s: r
        for s, r in sorted(regions.items())
        if s not in LEFT_OUT and (len(s) >= LEAST_LETTERS or s in short)
    }
    TARGET.write_text("".join(f"{s}\t{' '.join(sorted(r))}\n" for s, r in kept.items()), "utf-8")
    print(f"{len(kept)} stems, {TARGET.stat().st_size / 1e3:.0f} kB")


def _stems(city: dict[str, str]) -> set[str]:
    """Give the stems of a city of one word, and of its adjective in Russian."""
    names = words(city["name_ru"]), words(city[OWN.get(city["region"][:2], "name_ru")])
    if len(names[0]) != 1 or rough_stem(names[0][0]) in LEFT_OUT:
        return set()
    stem = rough_stem(names[0][0])
    adjective = stem if stem.endswith("ск") else rough(stem + "ск")
    own = names[0] + (names[1] if len(names[1]) == 1 else [])
    found = {stem, adjective, *(rough_stem(word) for word in own)}
    if int(city["population"] or 0) >= LARGE:
        found |= {rough_stem(_inside(word)) for word in own}
    return found


def _inside(name: str) -> str:
    """Say «in Kyiv»: a stemmer takes the end of «Киев» for one of a case, and keeps «Киеве»."""
    for end, locative in (("їв", "єві"), ("ів", "ові"), ("ў", "ве"), ("эст", "эсце")):
        if name.endswith(end):
            return name.removesuffix(end) + locative
    return name + "е" if name[-1] in "бвгджзклмнпрстфхцчшщ" else name


def _by_words(aliases: str) -> list[str]:
    """List what people call a region in one word, «Подмосковье»; abbreviations mean too much."""
    return [
        alias.lower() for alias in aliases.split("|") if alias.isalpha() and not alias.isupper()
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "regions" / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


if __name__ == "__main__":
    main()
