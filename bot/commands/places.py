"""Places: what a typed name, a position or a text means to us."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.base import CommandError, Json, lines, say, tell

if TYPE_CHECKING:
    from news.model import Tag
    from regions.lookup import Found


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(where)
    app.command(context_settings={"ignore_unknown_options": True})(nearest)  # negative numbers
    app.command()(geotag)


def where(
    query: Annotated[str, typer.Argument(help="A place as people type it; - reads lines.")],
    as_json: Json = False,
) -> None:
    """Find the place a typed name means."""
    from regions.lookup import find

    if query == "-":
        for line in lines():
            say(found_json(find(line)))
        return
    found = find(query)
    if as_json:
        say(found_json(found))
    else:
        _tell_found(query, found)


def nearest(
    lat: Annotated[float, typer.Argument(help="Latitude, degrees north.")],
    lon: Annotated[float, typer.Argument(help="Longitude, degrees east.")],
    as_json: Json = False,
) -> None:
    """Find the places nearest to a position."""
    from regions.catalogue import catalogue
    from regions.nearest import nearest as find_nearest

    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise CommandError("latitude is from -90 to 90, longitude from -180 to 180")
    near = find_nearest(lat, lon)
    if as_json:
        say(
            {
                "places": [
                    {"id": n.place.id, "name": n.place.name("ru"), "km": round(n.km, 1)}
                    for n in near
                ]
            }
        )
        return
    for n in near:
        tell(f"{n.km:8.1f} km  {catalogue().label(n.place, 'ru')}")


def geotag(as_json: Json = False) -> None:  # it speaks JSON only; kept alike
    """Find the places that texts on stdin, one a line, are about; one JSON value a line."""
    from regions.geotag import tag

    for line in lines():
        say({"places": [tag_json(found) for found in tag(line)]})


def found_json(found: "Found") -> dict[str, Any]:
    """Shape of `where --json`: docs/commands.md."""
    from regions.catalogue import catalogue

    places = []
    for candidate in found.candidates:
        place = candidate.place
        region = catalogue().region_of(place.id)
        places.append(
            {
                "id": place.id,
                "kind": place.kind,
                "name": place.name("ru"),
                "region": region.name("ru") if region else None,
                "country": place.country,
                "score": round(candidate.score, 4),
            }
        )
    return {"exact": found.exact, "places": places}


def tag_json(found: "Tag") -> dict[str, Any]:
    """Shape of one place of `geotag`: docs/commands.md."""
    from regions.catalogue import catalogue

    place = catalogue()[found.place]
    region = catalogue().region_of(place.id)
    return {
        "id": place.id,
        "kind": place.kind,
        "name": place.name("ru"),
        "region": region.name("ru") if region else None,
        "certain": found.certain,
        "why": found.why,
    }


def _tell_found(query: str, found: "Found") -> None:
    from regions.catalogue import catalogue

    if not found.candidates:
        raise CommandError(f"no place is known by the name {query[:100]!r}")
    if not found.exact:
        tell("Not sure; it may be:")
    for candidate in found.candidates:
        label = catalogue().label(candidate.place, "ru")
        tell(f"{candidate.place.id:>9}  {label}  ({candidate.score:.2f})")
