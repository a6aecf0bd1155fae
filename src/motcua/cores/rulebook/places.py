"""On which line of a TOML text a key stands, so that a fault can be pointed at.

The TOML reader keeps no positions. This reads headers and ``key =`` lines only, well enough for
texts the reader has already accepted; where it is in doubt it names the nearest line above.
"""

import re
from collections.abc import Sequence

Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def line_of(text: str, path: Sequence[str | int]) -> int:
    """The line (from 1) of the element at ``path``, or of the nearest element that holds it."""
    wanted = tuple(path)
    known = _places(text)
    for length in range(len(wanted), 0, -1):
        line = known.get(wanted[:length])
        if line is not None:
            return _into_value(text, line, wanted[length:])
    return 1


def _places(text: str) -> dict[Path, int]:
    places: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    inside = _Value()
    for number, line in enumerate(text.splitlines(), start=1):
        if inside.open:
            inside.read(line)
            continue
        header = _HEADER.fullmatch(line)
        if header:
            table = _resolve(_parts(header[2]), counts, array=header[1] == "[[")
            _note(places, (), table, number)
            continue
        key = _KEY.match(line)
        if key:
            _note(places, table, _parts(key[1]), number)
            inside.read(line[key.end() :])
    return places


def _note(places: dict[Path, int], table: Path, parts: Path, number: int) -> None:
    for length in range(1, len(parts) + 1):
        places.setdefault((*table, *parts[:length]), number)


def _parts(written: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(written))


def _resolve(parts: tuple[str, ...], counts: dict[Path, int], *, array: bool) -> Path:
    """The full path of a header: a name that is an array of tables stands for its last one."""
    path: Path = ()
    for place, part in enumerate(parts):
        path = (*path, part)
        if array and place == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


class _Value:
    """Follows a value over several lines: open brackets and long strings."""

    def __init__(self) -> None:
        self.depth = 0
        self.quote = ""

    @property
    def open(self) -> bool:
        return self.depth > 0 or bool(self.quote)

    def read(self, line: str) -> None:
        for token in _TOKEN.findall(line):
            if self.quote:
                self.quote = "" if token == self.quote else self.quote
            elif token in ('"""', "'''"):
                self.quote = token
            elif token in "[{":
                self.depth += 1
            elif token in "]}":
                self.depth -= 1
            elif token == "#":
                return


_TOKEN = re.compile(r"""\"{3}|'{3}|"(?:\\.|[^"\\])*"|'[^']*'|[\[\]{}#,]""")


def _into_value(text: str, line: int, rest: Path) -> int:
    """The line on which ``rest`` stands inside the value whose key stands on ``line``."""
    before = text.splitlines(keepends=True)[: line - 1]
    start = len("".join(before))
    found = _KEY.match(text[start:].split("\n", 1)[0])
    if not found or not rest:
        return line
    tokens = [token for token in _WORD.finditer(text, start + found.end()) if token[0][0] != "#"]
    place = 0
    for part in rest:
        inner = _element(tokens, place, part)
        if inner is None:
            break
        place = inner
    return text.count("\n", 0, tokens[place].start()) + 1


_WORD = re.compile(
    r"""\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\])*"|'[^']*'|[\[\]{},=]|#[^\n]*|[^\s\[\]{},=#"']+""",
    re.S,
)


def _element(tokens: Sequence[re.Match[str]], place: int, part: str | int) -> int | None:
    """Where element or key ``part`` of the array or table that opens at ``place`` begins."""
    if tokens[place][0] != ("[" if isinstance(part, int) else "{"):
        return None
    depth, commas, fresh = 0, 0, False
    for number in range(place, len(tokens)):
        token = tokens[number][0]
        if depth == 1 and fresh and (commas == part or token.strip("\"'") == part):
            return number if isinstance(part, int) else number + 2
        fresh = (depth == 1 and token == ",") or depth == 0
        depth += (token in ("[", "{")) - (token in ("]", "}"))
        commas += depth == 1 and token == ","
        if depth == 0:
            return None
    return None
