"""Make the table of place stems from the catalogue of places: `python -m bench.stories.toponyms`.

Writes news/toponyms.tsv: rough stem, regions it may mean. Names of places are facts.
"""

import csv
from collections import defaultdict
from pathlib import Path

from news.spelling import rough, rough_stem
from news.text import words

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "news" / "toponyms.tsv"
LEAST_PEOPLE = 20_000
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
"""


def main() -> None:
    regions: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows("cities.tsv"):
        name = words(row["name_ru"])
        if len(name) == 1 and int(row["population"] or 0) >= LEAST_PEOPLE:
            stem = rough_stem(name[0])
            adjective = stem if stem.endswith("ск") else rough(stem + "ск")
            for form in (stem, adjective):
                regions[form].add(row["region"])
    for row in (r for r in _rows("regions.tsv") if r["kind"] != "country"):
        for word in words(row["name_ru"]):
            regions[rough_stem(word)].add(row["id"])
    left_out = {rough_stem(word) for word in words(AMBIGUOUS)}
    kept = {s: r for s, r in sorted(regions.items()) if s not in left_out and len(s) >= 3}
    TARGET.write_text("".join(f"{s}\t{' '.join(sorted(r))}\n" for s, r in kept.items()), "utf-8")
    print(f"{len(kept)} stems, {TARGET.stat().st_size / 1e3:.0f} kB")


def _rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "regions" / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


if __name__ == "__main__":
    main()
