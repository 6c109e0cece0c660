"""Letters that pass for Latin ones, and the ways people spell a word out: for words compared as whole messages only."""

import re
import unicodedata

_HOMOGLYPHS = str.maketrans(
    # Cyrillic, Greek and Armenian letters as they look in lower case, and figures in the place of letters.
    "\u0430\u0435\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u0455\u0501\u051b\u051d\u0442\u043c\u043d\u043a\u0432"
    "\u03b1\u03b5\u03b9\u03bf\u03c1\u03c4\u03c5\u03c7\u03bd\u03ba\u03f2\u0585\u057d\u03c3"
    "01345\u0131$@",
    "aeijopcyxsdqwtmhkbaeioptyxvkcosooieasisa",
)
_BETWEEN = re.compile(r"[\W_]+")
_STRETCHED = re.compile(r"(.)\1+")
LONGEST = 40


def spelled_out(text: str) -> str:
    """The text as one word of plain letters, each run of a letter once: "S.T.0.P!!", "stooop" and "\u0405TOP" are one.

    Empty for what is too long to be one word spelled out, and for scripts whose words need their marks.
    """
    if len(text) > LONGEST:
        return ""
    plain = _BETWEEN.sub("", text.translate(_HOMOGLYPHS))
    bare = "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))
    return _STRETCHED.sub(r"\1", bare) if bare.isascii() else ""
