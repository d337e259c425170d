"""Files that the app uploads, kept in memory."""

import mimetypes
import secrets
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

LARGEST = 64 * 2**20
"""Slack takes a gigabyte; this is somebody's own machine."""

MOST_KEPT = 256 * 2**20
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})

PNG = b"\x89PNG\r\n\x1a\n"
BEGIN_OF_SIDES, ENDS_OF_SIDES = 16, 24


@dataclass(frozen=True)
class File:
    """`upload_key` opens it for being sent, `key` for being looked at: who has one may."""

    id: str
    name: str
    length: int
    created: int
    alt: str = ""
    title: str = ""
    content: bytes | None = None
    completed: bool = False
    key: str = ""
    upload_key: str = ""

    @property
    def mimetype(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def sides(self) -> tuple[int, int] | None:
        """How wide and how high a PNG is: its place is kept while it is loaded."""
        content = self.content or b""
        if not content.startswith(PNG) or len(content) < ENDS_OF_SIDES:
            return None
        wide, high = struct.unpack(">II", content[BEGIN_OF_SIDES:ENDS_OF_SIDES])
        return wide, high

    @property
    def is_picture(self) -> bool:
        """What a browser may show; everything else it only saves."""
        return self.mimetype in PICTURES


class Files:
    """Whoever calls holds the workspace's lock. The oldest contents make room for new ones."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}

    def begin(self, file: File) -> File:
        return self._put(
            replace(file, key=secrets.token_urlsafe(16), upload_key=secrets.token_urlsafe(16))
        )

    def get(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def of(self, ids: Iterable[str]) -> list[File]:
        return [self._by_id[one] for one in ids]

    def by_key(self, key: str) -> File | None:
        return next((one for one in self._by_id.values() if one.key == key), None)

    def receive(self, upload_key: str, content: bytes) -> bool:
        """False where nothing of this length was announced under the key."""
        found = next((one for one in self._by_id.values() if one.upload_key == upload_key), None)
        if found is None or found.completed or len(content) != found.length:
            return False
        self._put(replace(found, content=content))
        self._make_room()
        return True

    def complete(self, file: File, title: str) -> File:
        return self._put(replace(file, title=title or file.name, completed=True))

    def _put(self, file: File) -> File:
        self._by_id[file.id] = file
        return file

    def _make_room(self) -> None:
        kept = 0
        newest: Sequence[File] = [*reversed(self._by_id.values())]
        for file in newest:
            kept += len(file.content or b"")
            if file.content is not None and kept > MOST_KEPT:
                self._put(replace(file, content=None))
