"""Checkpoints are written and read as C2SP says, to the byte."""

import base64

import pytest

from services.rules.signed_note import Checkpoint, key_id, parse_note, signature_line, verifier_key

ROOT = bytes(range(32))
BODY = "flexoraa/audit/t\n12\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
LINE = signature_line("flexoraa/audit/t", b"k" * 32, b"s" * 64)


def test_text_is_origin_size_and_root() -> None:
    assert Checkpoint(origin="flexoraa/audit/t", size=12, root=ROOT).text() == BODY


def test_verifier_key_is_the_specifications_own() -> None:
    # The example key of golang.org/x/mod/sumdb/note, from which the specification comes.
    public = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:]

    assert verifier_key("PeterNeumann", public) == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert key_id("PeterNeumann", public).hex() == "c74f20a3"


def test_note_is_read_as_it_was_written() -> None:
    note = parse_note(f"{BODY}\n{LINE}")

    assert note.checkpoint == Checkpoint(origin="flexoraa/audit/t", size=12, root=ROOT)
    assert [(s.name, s.signature) for s in note.signatures] == [("flexoraa/audit/t", b"s" * 64)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(BODY, id="unsigned"),
        pytest.param(f"{BODY}\n{LINE}".rstrip("\n"), id="without-its-last-newline"),
        pytest.param(f"{BODY}\n{LINE}".replace("12", "012"), id="padded-size"),
        pytest.param(f"{BODY}\n{LINE}".replace("12", "-1"), id="negative-size"),
        pytest.param(f"{BODY}\n{LINE}".replace("12", "１２"), id="foreign-digits"),
        pytest.param(f"{BODY}\n{LINE}".replace("AAEC", "AA!C"), id="root-not-base64"),
        pytest.param(f"{BODY}\n{LINE}".replace("AAECAwQF", ""), id="root-too-short"),
        pytest.param(f"{BODY}more\n\n{LINE}", id="an-extension-line"),
        pytest.param(f"{BODY}\n{LINE.replace(chr(0x2014), '-')}", id="a-hyphen-for-the-dash"),
        pytest.param(f"{BODY}\n{LINE}garbage\n", id="a-stray-line"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"a |this"):
        parse_note(text)
