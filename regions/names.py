"""A place's name as a sentence needs it: «в Смоленске», «новости Смоленска»."""

import re

from regions.cases import decline
from regions.catalogue import Place

_KINDS = {
    **{word: word for word in ("область", "край", "округ", "район", "вобласць", "акруга", "раён")},
    **dict.fromkeys(("Oblast", "Krai", "Okrug", "Region"), "the region"),
    "District": "the district",
}
"""The last word of a region's name -> what people who live there call it."""
_WITH_VO = re.compile("(?:[вф][бвгджзклмнпрстфхцчшщ]|льв)", re.IGNORECASE)
_VOWEL = re.compile("[аеєиіїоуюяё]", re.IGNORECASE)


def in_place(place: Place, language: str) -> str | None:
    """Say where: "в Смоленске", "во Владимире", "у Львові", "in Minsk".

    Null where the form is unsure or the name is not known in `language`: word it otherwise.
    """
    form = _form(place, language, "loc")
    return None if form is None else f"{_preposition(form, language)} {form}"


def of_place(place: Place, language: str) -> str | None:
    """Name a place in the genitive: "(новости) Смоленска"; in English, the name.

    Null where the form is unsure or the name is not known in `language`: word it otherwise.
    """
    return _form(place, language, "gen")


def short(region: Place, language: str) -> str:
    """Name a region beside its city: "(Смоленск и) область"; its whole name where it has one."""
    name = region.name(language)
    return _KINDS.get(name.split()[-1], name)


def short_of(region: Place, language: str) -> str | None:
    """As `short`, in the genitive: "(новости Смоленска и) области"; null where unsure."""
    of, kind = of_place(region, language), _KINDS.get(region.name(language).split()[-1])
    if of is None or kind is None:
        return of
    return kind if language == "en" else of.split()[-1]


def _form(place: Place, language: str, case: str) -> str | None:
    if language not in place.names:
        return None
    forms, sure = decline(place.names[language], language)
    return forms[case][0] if sure else None


def _preposition(form: str, language: str) -> str:
    match language:
        case "ru":
            return "во" if _WITH_VO.match(form) else "в"
        case "uk":
            return "в" if _VOWEL.match(form) else "у"
        case "be":
            return "у"
        case _:
            return "in"
