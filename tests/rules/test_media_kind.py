"""What a file is by its content, and what is kept or sent of it."""

import pytest

from services.rules.media_kind import MEGABYTE, MediaKind, MediaRefusal, read_media, refusal_of, refusal_to_send

JPEG = b"\xff\xd8\xff\xe0rest"
PNG = b"\x89PNG\r\n\x1a\nrest"
WEBP = b"RIFF\x10\0\0\0WEBPVP8L"
FILM = b"\0\0\0\x18ftypmp42rest"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("content", "name", "kind", "mime_type"),
    [
        (JPEG, "cv.pdf", MediaKind.IMAGE, "image/jpeg"),
        (PNG, "", MediaKind.IMAGE, "image/png"),
        (WEBP, "", MediaKind.STICKER, "image/webp"),
        (b"OggS\0\x02", "", MediaKind.AUDIO, "audio/ogg"),
        (b"#!AMR\n", "", MediaKind.AUDIO, "audio/amr"),
        (b"\0\0\0\x18ftypM4A rest", "", MediaKind.AUDIO, "audio/mp4"),
        (FILM, "", MediaKind.VIDEO, "video/mp4"),
        (b"%PDF-1.7", "a.png", MediaKind.FILE, "application/pdf"),
        (b"PK\x03\x04rest", "offer.DOCX", MediaKind.FILE, DOCX),
        (b"PK\x03\x04rest", "offer.apk", MediaKind.FILE, "application/octet-stream"),
        ("Preis: 20 €\n".encode(), "", MediaKind.FILE, "text/plain"),
        (b"<svg onload=alert(1)>", "cat.png", MediaKind.FILE, "application/octet-stream"),
        (b"MZ\x90\0", "photo.jpg", MediaKind.FILE, "application/octet-stream"),
    ],
    ids=["jpeg", "png", "webp", "ogg", "amr", "m4a", "mp4", "pdf", "word", "app", "words", "drawing", "program"],
)
def test_content_says_what_a_file_is(content, name, kind, mime_type):
    found = read_media(content, name)

    assert (found.kind, found.mime_type) == (kind, mime_type)


@pytest.mark.parametrize(
    ("content", "kept", "sent"),
    [
        (PNG, None, None),
        (b"", MediaRefusal.EMPTY, MediaRefusal.EMPTY),
        (PNG + bytes(5 * MEGABYTE), MediaRefusal.TOO_LARGE, MediaRefusal.TOO_LARGE),
        (FILM + bytes(5 * MEGABYTE), None, None),
        (WEBP, None, MediaRefusal.KIND),
        (b"<html>", None, MediaRefusal.KIND),
    ],
    ids=["photo", "empty", "large photo", "film", "sticker", "page"],
)
def test_limits_are_whatsapps(content, kept, sent):
    media = read_media(content)

    assert (refusal_of(content, media), refusal_to_send(content, media)) == (kept, sent)
