"""One normal form for text at the door, and the folded form under which people search.

Folding knows Latin letters only and names every character it changes, because PostgreSQL must
give the same answer as Python whatever locale its server was made with; vn_fold in SQL repeats
the classes below. It refuses nothing: letters of other scripts pass through unchanged.
"""

import re
import string
import unicodedata

# Combining marks of Latin letters; NFD leaves every Vietnamese letter but đ as base plus marks.
MARKS = "\u0300-\u036f"
# Signs without width that come along with text copied from Word and from web pages.
UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
SPACES = " \t-\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_STROKE = str.maketrans("Đđ", "dd")
_DROPPED = re.compile(f"[{MARKS}{UNSEEN}]")
_SPACES = re.compile(f"[{SPACES}]+")


def nfc(text: str) -> str:
    """``text`` in composed form, so that equal letters are equal bytes."""
    return unicodedata.normalize("NFC", text)


def decomposed(text: str) -> str:
    """``text`` in ASCII lower case with every mark apart from its letter."""
    return unicodedata.normalize("NFD", text).translate(LOWER)


def fold(text: str) -> str:
    """The search form: no marks, lower case, single spaces ("Đặng  Thị Ếch" → "dang thi ech")."""
    bare = _DROPPED.sub("", decomposed(text)).translate(_STROKE)
    return _SPACES.sub(" ", bare).strip(" ")
