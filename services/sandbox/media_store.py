"""Files uploaded by the product or sent by contacts, with URLs that last five minutes."""

import base64
import hashlib
from dataclasses import dataclass

from services.sandbox.clock import SandboxClock
from services.sandbox.identifiers import Identifiers
from services.sandbox.wire import Json

URL_LASTS_SECONDS = 300.0  # contracts/whatsapp.md 8
FILES_PATH = "/graph/_files"

_PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
SAMPLES: dict[str, bytes] = {
    "image/png": base64.b64decode(_PNG),
    "application/pdf": _PDF,
    "audio/ogg; codecs=opus": b"OggS\x00\x02" + bytes(26) + b"OpusHead\x01\x01" + bytes(9),
    "image/webp": base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="),
    "video/mp4": b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(8),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """One stored file."""

    id: str
    phone_number_id: str
    content: bytes
    mime_type: str
    filename: str = ""

    @property
    def sha256_base64(self) -> str:
        """As webhooks spell it."""
        return base64.b64encode(hashlib.sha256(self.content).digest()).decode()

    @property
    def sha256_hex(self) -> str:
        """As the media endpoint spells it."""
        return hashlib.sha256(self.content).hexdigest()


class MediaStore:
    """Files by id, and the short-lived URLs under which they can be fetched."""

    def __init__(self, ids: Identifiers, clock: SandboxClock) -> None:
        self._ids, self._clock = ids, clock
        self._files: dict[str, MediaFile] = {}
        self._tickets: dict[str, tuple[str, float]] = {}

    def keep(self, phone_number_id: str, content: bytes, *, mime_type: str, filename: str = "") -> MediaFile:
        """Store a file under a new id."""
        file = MediaFile(
            id=self._ids.number(),
            phone_number_id=phone_number_id,
            content=content,
            mime_type=mime_type,
            filename=filename,
        )
        self._files[file.id] = file
        return file

    def find(self, media_id: str) -> MediaFile | None:
        """The file with this id."""
        return self._files.get(media_id)

    def delete(self, media_id: str) -> bool:
        """Forget a file; False when there is none."""
        return self._files.pop(media_id, None) is not None

    def url(self, file: MediaFile, origin: str) -> str:
        """A fresh URL that lasts five minutes of the sandbox's clock."""
        ticket = self._ids.token()
        self._tickets[ticket] = (file.id, self._clock.seconds() + URL_LASTS_SECONDS)
        return f"{origin}{FILES_PATH}/{ticket}"

    def redeem(self, ticket: str) -> MediaFile | None:
        """The file behind a URL, until it expires."""
        media_id, until = self._tickets.get(ticket, ("", 0.0))
        return self._files.get(media_id) if self._clock.seconds() < until else None

    def as_json(self, file: MediaFile, origin: str) -> Json:
        """The answer of `GET /{media-id}`."""
        return {
            "messaging_product": "whatsapp",
            "url": self.url(file, origin),
            "mime_type": file.mime_type,
            "sha256": file.sha256_hex,
            "file_size": len(file.content),
            "id": file.id,
        }
