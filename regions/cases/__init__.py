"""The case forms of a place's name, in the languages that have them."""

from regions.cases import belarusian, russian, ukrainian
from regions.cases.table import CASES, Forms, same

__all__ = ["CASES", "Forms", "decline"]


def decline(name: str, language: str) -> tuple[Forms, bool]:
    """Decline `name` as a name in `language`.

    Returns the forms by case, the preferred one first, and whether they are good enough to be
    shown to people; the others serve to recognise. English leaves a name alone.
    """
    if language == "ru":
        return russian.forms(name)
    if language == "uk":
        return ukrainian.forms(name)
    if language == "be":
        return belarusian.forms(name)
    return same(name), True
