"""A text -> the places it is about, and how sure that is.

Names in any case form are looked up in the gazetteer; the words around decide whether a name
that is also a surname, an adjective, a river or a common word means the place
(`regions.context`); namesakes go by the region named near, then the home of the source, then
the population. Adjectives and demonyms count only where nothing is named outright.
docs/decisions/0003-places.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from news.model import PlaceId, Tag
from regions.catalogue import Place, catalogue
from regions.context import Mention, Text, judge
from regions.gazetteer import Reading, gazetteer

LONGEST_TEXT = 20_000  # characters looked at; what a text is about stands before that
DOMINANT = 4  # times more people than its namesake: then a bare name means the larger


@dataclass(frozen=True, slots=True)
class Sign:
    """One mention that speaks for a place; `start`, `end` are offsets in the text."""

    place: PlaceId
    start: int
    end: int
    why: str  # as in news.model.Tag
    certain: bool
    own: bool = True  # the word can mean nothing but this place


def _is_plain(sign: Sign) -> bool:
    return sign.own


def tag(text: str, *, home: PlaceId | None = None) -> tuple[Tag, ...]:
    """Tell what places a text is about, in the order they are first named.

    `home`: where the source lives; it settles namesakes and adds no place by itself.
    A tag is certain where the words leave no doubt; an uncertain one must not put an article on
    the front page of a city by itself.
    """
    best: dict[PlaceId, Tag] = {}
    for sign in explain(text, home=home):
        known = best.get(sign.place)
        if known is None or (sign.certain and not known.certain):
            best[sign.place] = Tag(sign.place, sign.why, sign.certain)
    return tuple(best.values())


def explain(text: str, *, home: PlaceId | None = None) -> tuple[Sign, ...]:
    """List the mentions that made the tags of `tag`, in the order of the text."""
    read = Text.of(text[:LONGEST_TEXT])
    mentions = list(_mentions(read))
    regions = _regions_named(mentions)
    accepted: list[Mention] = []
    outright: list[Sign] = []
    weak: list[Sign] = []
    for mention in mentions:
        verdict = judge(mention, regions=regions, accepted=accepted)
        if verdict is None:
            continue
        if verdict.weak:
            weak += _weak_signs(mention, verdict.readings)
            continue
        accepted.append(mention)
        places = _settle(verdict.readings, regions, home)
        outright += _signs(mention, places, certain=verdict.certain, why="text")
    return (*outright, *(filter(_is_plain, weak) if outright else weak))


def _mentions(text: Text) -> Iterable[Mention]:
    by_first, at, count = gazetteer().by_first, 0, len(text.low)
    while at < count:
        for form, readings in by_first.get(text.low[at], ()):
            length = len(form)
            if length == 1 or tuple(text.low[at : at + length]) == form:
                yield Mention(text, at, length, readings)
                at += length
                break
        else:
            at += 1


def _regions_named(mentions: Iterable[Mention]) -> frozenset[PlaceId]:
    """Collect the regions named outright or by an adjective: they settle namesakes."""
    found: set[PlaceId] = set()
    for mention in mentions:
        for reading in mention.readings:
            region = catalogue()[reading.place].region
            if region is None or (reading.use == "name" and not mention.is_capital):
                continue
            if reading.use != "name" or catalogue()[reading.place].kind == "region":
                found.add(region)
    return frozenset(found)


def _settle(
    readings: Sequence[Reading], regions: frozenset[PlaceId], home: PlaceId | None
) -> list[PlaceId]:
    """Choose among namesakes; none where nothing speaks for one of them."""
    places = {reading.place: catalogue()[reading.place] for reading in readings}
    if len(places) == 1:
        return list(places)
    named = [p for p in places.values() if p.region in regions]
    near = named or [p for p in places.values() if _is_home(p, home)]
    if near:
        return [max(near, key=lambda p: p.population).id]
    first, second = sorted(places.values(), key=lambda p: -p.population)[:2]
    return [first.id] if first.population >= DOMINANT * second.population else []


def _is_home(place: Place, home: PlaceId | None) -> bool:
    if home is None or home not in catalogue():
        return False
    return catalogue()[home].region is not None and place.region == catalogue()[home].region


def _signs(mention: Mention, places: Iterable[PlaceId], *, certain: bool, why: str) -> list[Sign]:
    return [Sign(place, mention.start, mention.end, why, certain) for place in places]


def _weak_signs(mention: Mention, readings: Iterable[Reading]) -> list[Sign]:
    """Make signs of adjectives; one that a region shares with its capital is not its own."""
    own = {r.place: catalogue()[r.place].kind == "city" or r.lemma.islower() for r in readings}
    return [Sign(p, mention.start, mention.end, "weak", False, o) for p, o in own.items()]
