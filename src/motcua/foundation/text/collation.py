"""Keys that put Vietnamese text in dictionary order: letters first, tones only where letters tie.

Letters: a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y (f j w z in their Latin places).
Tones: ngang, huyền, hỏi, ngã, sắc, nặng. A key is compared code point by code point (COLLATE "C");
its second half, after a tab, holds the tones. Upper and lower case give the same key, and
punctuation counts as a space; whoever needs a total order adds the row's own number.
"""

import re

from motcua.foundation.text.folding import SPACES, UNSEEN, decomposed

# Grave, hook above, tilde, acute, dot below: the order in which dictionaries list the tones.
TONES = "\u0300\u0309\u0303\u0301\u0323"
# Breve, circumflex, horn make letters of their own, placed just after the bare letter.
LETTER_MARKS = "\u0306\u0302\u031b"
# All other marks of the block, and signs without width.
DROPPED = f"\u0304\u0305\u0307\u0308\u030a-\u031a\u031c-\u0322\u0324-\u036f{UNSEEN}"
SEPARATORS = rf"{SPACES}!-/:-@\[-`{{-~"

_DROPPED = re.compile(f"[{DROPPED}]")
_SEPARATORS = re.compile(f"[{SEPARATORS}]+")
_STROKE = str.maketrans({"Đ": "d{", "đ": "d{"})
_LETTERS = str.maketrans(LETTER_MARKS, "{|}", TONES)
_TONES = str.maketrans(f"123456789{TONES}", "00000000012345", LETTER_MARKS)
_NOT_A_TONE = re.compile("[^0-5]")


def sort_key(text: str) -> str:
    """The key of ``text``; equal to SQL vn_sort_key, meant for a column with collation "C"."""
    plain = _SEPARATORS.sub(" ", _DROPPED.sub("", decomposed(text))).strip(" ").translate(_STROKE)
    letters = plain.translate(_LETTERS)
    tones = _NOT_A_TONE.sub("0", plain.translate(_TONES))
    return f"{letters}\t{tones}"
