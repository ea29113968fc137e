"""Web pages of the newsroom: a list of outlets, the front page of each, and the articles."""

from collections.abc import Iterable, Sequence
from html import escape

from sandbox.newsroom.feeds import CATEGORIES, picture_path
from sandbox.newsroom.library import Library
from sandbox.newsroom.model import Item, Outlet

_STYLE = """
:root { color-scheme: light dark;
        --ink: #1c2430; --paper: #fbfaf7; --quiet: #68707c; --line: #dcd8cf }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --paper: #16191f; --quiet: #979fab; --line: #333a45 }
}
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 42rem; background: var(--paper);
       color: var(--ink); font: 1.06rem/1.6 Georgia, "PT Serif", serif }
a { color: inherit } header a { text-decoration: none; font-weight: bold }
header, footer, time, .quiet { color: var(--quiet); font-size: .9rem }
header { border-bottom: 1px solid var(--line); padding-bottom: .6rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.2rem 0 .4rem } h2 { font-size: 1.15rem }
img { width: 100%; height: auto; border-radius: .4rem; margin: 1rem 0 }
li { margin: .5rem 0 } footer { border-top: 1px solid var(--line); margin-top: 2.5rem }
"""
_WORDS = {
    "ru": ("Ещё в номере", "Издание вымышлено, события тоже: это учебная редакция Вестника."),
    "uk": ("Ще в номері", "Видання вигадане, події теж: це навчальна редакція «Вісника»."),
    "be": ("Яшчэ ў нумары", "Выданне выдуманае, падзеі таксама: гэта вучэбная рэдакцыя."),
}


def index(library: Library) -> str:
    """Write the list of all outlets, city by city."""
    parts = []
    for city in library.cities.values():
        outlets = "".join(_outlet_line(o) for o in library.outlets_of(city.id))
        parts.append(f"<h2>{escape(library.name_of(city))}</h2><ul>{outlets}</ul>")
    return _page("ru", "Учебная редакция", "<h1>Учебная редакция</h1>" + "".join(parts))


def front(outlet: Outlet, items: Sequence[Item], library: Library) -> str:
    """Write the front page of an outlet: its newest items."""
    body = f"<h1>{escape(outlet.name)}</h1><p class=quiet>{escape(outlet.motto)}</p>"
    return _page(outlet.language, outlet.name, body + _list(items, library), outlet)


def article(item: Item, others: Iterable[Item], library: Library) -> str:
    """Write the page of an item; `others` are listed below it."""
    more, _ = _WORDS[item.outlet.language]
    rest = [other for other in others if other.event != item.event][:5]
    body = (
        f"<article><p class=quiet>{CATEGORIES[item.outlet.language][item.section]}, "
        f"{_time(item, library)}</p><h1>{escape(item.title)}</h1>"
        f'<img src="{picture_path(item)}" width=480 height=270 alt="">'
        f"<p>{escape(item.lead)}</p></article>"
        f"<h2>{more}</h2>{_list(rest, library)}"
    )
    return _page(item.outlet.language, item.title, body, item.outlet)


def _outlet_line(outlet: Outlet) -> str:
    return (
        f'<li><a href="/{outlet.id}/">{escape(outlet.name)}</a> '
        f'<span class=quiet>{escape(outlet.motto)}, <a href="/{outlet.id}/feed.xml">'
        f"{outlet.dress}</a></span></li>"
    )


def _list(items: Iterable[Item], library: Library) -> str:
    lines = (
        f'<li>{_time(i, library)} <a href="{i.path}">{escape(i.title)}</a></li>' for i in items
    )
    return f"<ul>{''.join(lines)}</ul>"


def _time(item: Item, library: Library) -> str:
    local = item.published.astimezone(library.cities[item.city].time_zone)
    return f'<time datetime="{item.published.isoformat()}">{local:%d.%m.%Y %H:%M}</time>'


def _page(language: str, title: str, body: str, outlet: Outlet | None = None) -> str:
    home = f'<a href="/{outlet.id}/">{escape(outlet.name)}</a>' if outlet else ""
    feed = (
        f'<link rel="alternate" type="application/rss+xml" href="/{outlet.id}/feed.xml">'
        if outlet
        else ""
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>{feed}<style>{_STYLE}</style></head><body>"
        f"<header>{home}</header>{body}<footer><p>{_WORDS[language][1]}</p></footer></body></html>"
    )
