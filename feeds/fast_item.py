"""What the fast parser knows of an entry while it reads it."""

from dataclasses import dataclass

from feeds.raw import RawEntry, RawMedia

Term = tuple[str, str]  # of a category: term, label


@dataclass(slots=True)
class Item:
    """What was read of the entry, and what feedparser would remember of it at this point.

    Tuples, not lists: most stay empty, and an empty tuple costs nothing. Tags may be many.
    """

    id: str = ""
    link: str = ""
    has_link: bool = False
    other_links: tuple[str, ...] = ()
    title: str = ""
    title_at: int = 0  # depth of the title taken; 0: none yet
    title_done: int = 0  # depth of the title after which deeper ones do not count
    summary: str | None = None
    summary_at: int = 0
    has_content: bool = False
    had_source: bool = False
    contents: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    created: str = ""
    enclosures: tuple[RawMedia, ...] = ()
    media: tuple[RawMedia, ...] = ()
    thumbnails: tuple[RawMedia, ...] = ()
    image: tuple[RawMedia, ...] = ()  # of iTunes: one at the most, the last one counts
    full_texts: tuple[str, ...] = ()
    pdalinks: tuple[str, ...] = ()
    terms: list[Term] | None = None

    def add(self, term: str, label: str = "") -> None:
        """Take a tag."""
        if self.terms is None:
            self.terms = []
        self.terms.append((term, label))

    def raw(self) -> RawEntry:
        """Lay out what was read; the date is still to be understood."""
        return RawEntry(
            id=self.id,
            link=self.link,
            other_links=self.other_links + self.pdalinks,
            title=self.title,
            summary=self.summary or "",
            contents=self.contents + self.full_texts,
            media=self.enclosures + self.media + self.thumbnails + self.image,
            tags=[term or label for term, label in self.terms] if self.terms else (),
        )
