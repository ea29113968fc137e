"""What may be attached to a submission, as a table of limits, and how it is sent. Pure.

An attachment is {"kind", "file_id"} with, where Telegram tells them, "name", "mime", "size"
(bytes), "duration" (seconds) and "spoiler".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from .errors import UserError

MEDIA_COUNT: Final = 10  # attachments of one submission: what one album holds
_MB: Final = 1024 * 1024

Attachment = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Limit:
    """What one kind of attachment may be.

    `group`: those of one group go out together as an album; empty: each by itself. `in_place`:
    a rich message can show it.
    """

    bytes: int
    group: str = ""
    in_place: bool = True


LIMITS: Final[dict[str, Limit]] = {
    "photo": Limit(10 * _MB, "visual"),
    "video": Limit(200 * _MB, "visual"),  # some minutes of a phone's camera
    "animation": Limit(50 * _MB),
    "document": Limit(20 * _MB, "document", in_place=False),
    "audio": Limit(50 * _MB, "audio"),
    "voice": Limit(50 * _MB),
    "video_note": Limit(50 * _MB, in_place=False),
}
"""Files stay at Telegram: the limits are for readers, who load them on a phone."""

_DOCUMENTS: Final = (
    "image/", "video/", "audio/", "text/plain", "text/csv", "application/pdf", "application/rtf",
    "application/msword", "application/vnd.ms-", "application/vnd.openxmlformats-",
    "application/vnd.oasis.opendocument.",
)  # fmt: skip
_ENDS: Final = frozenset([
    "jpg", "jpeg", "png", "gif", "webp", "heic", "mp4", "mov", "webm", "mp3", "m4a", "ogg", "oga",
    "wav", "flac", "txt", "csv", "pdf", "rtf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt",
    "ods", "odp",
])  # fmt: skip
_WITH_MACROS: Final = ("macroenabled",)


def check_attachment(item: Attachment) -> None:
    """Refuse what readers should not be given.

    Raises:
        UserError: too large, or a document of a kind that can do harm.
    """
    limit = LIMITS[item["kind"]]
    if (item.get("size") or 0) > limit.bytes:
        raise UserError("error-file-large", limit=limit.bytes // _MB)
    if item["kind"] == "document" and not _is_harmless(item):
        raise UserError("error-file-kind")


def _is_harmless(item: Attachment) -> bool:
    """Tell whether a document is a picture, a sound, a film or a plain paper.

    Both its type and the end of its name must say so: either alone is what its sender says.
    """
    kind, name = str(item.get("mime") or "").lower(), str(item.get("name") or "").lower()
    end = name.rpartition(".")[2] if "." in name else ""
    good = kind.startswith(_DOCUMENTS) and not any(mark in kind for mark in _WITH_MACROS)
    return good and (end in _ENDS or not name)


def batches(media: Sequence[Attachment]) -> list[list[Attachment]]:
    """Divide attachments into what goes out together: albums of one group, the rest alone."""
    found: list[list[Attachment]] = []
    by_group: dict[str, list[Attachment]] = {}
    for item in media:
        group = LIMITS[item["kind"]].group
        if not group:
            found.append([item])
        elif group in by_group and len(by_group[group]) < MEDIA_COUNT:
            by_group[group].append(item)
        else:
            by_group[group] = [item]
            found.append(by_group[group])
    return found


def counted(media: Sequence[Attachment]) -> dict[str, int]:
    """Count attachments by how readers know them: "photo", "video", "sound", "file"."""
    found: dict[str, int] = {}
    for item in media:
        name = _KNOWN_AS[item["kind"]]
        found[name] = found.get(name, 0) + 1
    return found


_KNOWN_AS: Final = {
    "photo": "photo", "video": "video", "animation": "video", "video_note": "video",
    "audio": "sound", "voice": "sound", "document": "file",
}  # fmt: skip
