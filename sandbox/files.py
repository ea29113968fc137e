"""Files that were sent: kept in memory, found by `file_id`, downloaded by `file_path`.

Limits: a photo 10 MB, another upload 50 MB, a download 20 MB.
Source: https://core.telegram.org/bots/api#sending-files
"""

import hashlib
from dataclasses import dataclass, field

from . import pictures
from .errors import Json, bad_request
from .params import Params, Upload

MAX_PHOTO = 10 * 1024 * 1024
MAX_UPLOAD = 50 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024

_FOLDERS = {"photo": "photos", "video": "videos", "voice": "voice"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file. `url` instead of bytes: Telegram would have fetched it, the sandbox does not."""

    id: str
    unique: str
    kind: str
    name: str
    content_type: str
    path: str
    data: bytes = b""
    url: str | None = None
    width: int = 1280
    height: int = 720

    def described(self, **extra: object) -> Json:
        """Give the fields every file object has."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique,
            "file_size": len(self.data),
            **extra,
        }

    def as_media(self) -> Json:
        """Give the fields of a message that carries this file."""
        size = {"width": self.width, "height": self.height}
        named = {"file_name": self.name, "mime_type": self.content_type}
        match self.kind:
            case "photo":
                return {"photo": [self.described(**size)]}
            case "video" | "animation":
                return {self.kind: self.described(**size, duration=1, **named)}
            case "video_note":
                return {"video_note": self.described(length=240, duration=1)}
            case "voice":
                return {"voice": self.described(duration=1, mime_type=self.content_type)}
            case "audio":
                return {"audio": self.described(duration=1, **named)}
            case "sticker":
                sticker = {"type": "regular", "is_animated": False, "is_video": False}
                return {"sticker": self.described(width=512, height=512, **sticker)}
        return {"document": self.described(**named)}


@dataclass(slots=True)
class Files:
    """Every file of the sandbox."""

    by_id: dict[str, StoredFile] = field(default_factory=dict)
    by_path: dict[str, StoredFile] = field(default_factory=dict)

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Keep an upload.

        Raises:
            ApiError: empty, too big, or not a picture although sent as a photo.
        """
        size = _check(kind, upload)
        digest = hashlib.sha256(upload.data).hexdigest()
        return self._keep(kind, upload.name, upload.content_type, digest, upload.data, size)

    def add_url(self, kind: str, url: str) -> StoredFile:
        """Note a file by its address."""
        digest = hashlib.sha256(url.encode()).hexdigest()
        name = url.rsplit("/", 1)[-1] or "file"
        return self._keep(kind, name, "image/jpeg", digest, b"", (1280, 720), url)

    def _keep(
        self,
        kind: str,
        name: str,
        content_type: str,
        digest: str,
        data: bytes,
        size: tuple[int, int],
        url: str | None = None,
    ) -> StoredFile:
        number = len(self.by_id) + 1
        suffix = "." + name.rsplit(".", 1)[-1] if "." in name else ""
        suffix = suffix if suffix[1:].isalnum() and len(suffix) < 10 else ""
        path = f"{_FOLDERS.get(kind, 'documents')}/file_{number}{suffix}"
        stored = StoredFile(
            f"{kind}-{number}-{digest[:24]}", digest[24:40], kind, name, content_type, path,
            data, url, *size,
        )  # fmt: skip
        self.by_id[stored.id] = self.by_path[path] = stored
        return stored

    def find(self, id: str) -> StoredFile:
        """Find a file by its id.

        Raises:
            ApiError: there is none.
        """
        stored = self.by_id.get(id)
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return stored

    def take(self, params: Params, kind: str, value: object, *, field: str) -> StoredFile:
        """Get the file that an argument means: an upload, `attach://name`, an id or an address.

        Raises:
            ApiError: there is no file in the argument, or not one that can be sent.
        """
        if (upload := params.files.get(field)) is not None:
            return self.add(kind, upload)
        if not isinstance(value, str) or not value:
            raise bad_request(f"there is no {kind} in the request")
        if value.startswith("attach://"):
            attached = params.files.get(value.removeprefix("attach://"))
            if attached is None:
                raise bad_request(f'file "{value}" is not attached')
            return self.add(kind, attached)
        if value.startswith(("http://", "https://")):
            return self.add_url(kind, value)
        stored = self.by_id.get(value)
        if stored is None:
            raise bad_request(
                "wrong remote file identifier specified: Wrong character in the string"
            )
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind} as {kind}")
        return stored


def _check(kind: str, upload: Upload) -> tuple[int, int]:
    if not upload.data:
        raise bad_request("file must be non-empty")
    limit = MAX_PHOTO if kind == "photo" else MAX_UPLOAD
    if len(upload.data) > limit:
        raise bad_request(
            f"file of size {len(upload.data)} bytes is too big for a {kind}; "
            f"the maximum size is {limit} bytes"
        )
    size = pictures.size(upload.data)
    if kind == "photo":
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        wide, narrow = max(size), min(size)
        if sum(size) > 10_000 or not narrow or wide / narrow > 20:
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size or (1280, 720)
