"""Checks an exported ledger and its witnesses, alone, with Python's standard library.

    python -I -S verifier.py EXPORT [--witness FILE]... [--format json|table]

EXPORT is a file or folder written by ``motcua ledger export``; a witness is a file written by
``motcua checkpoint --out``. Exit 0: the ledger holds. 1: it does not, and the report says where.
2: a file cannot be read, and the message says which. The format: docs/ledger-format.md.

The file is longer than its neighbours on purpose: an auditor receives this one file, reads it from
top to bottom and runs it, so it imports nothing of the product. The product uses these functions.
Bodies are streamed; only 32 bytes per event stay in memory. Nothing here writes or connects.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, NamedTuple

EXPORT_FORMAT = "motcua-ledger-export-1"
WITNESS_FORMAT = "motcua-ledger-witness-1"
EXPORT_NAME = "ledger.jsonl"

# 1. One spelling for every value: RFC 8785, without fractions, text in Unicode NFC ---------------
LARGEST_INTEGER = 2**53 - 1


class NotCanonical(ValueError):
    """The value or text has no place in the ledger; the message says why."""


def _int(spelling: str) -> int:  # int() itself refuses fractions, exponents and NaN
    if abs(number := int(spelling)) > LARGEST_INTEGER:
        raise NotCanonical(f"integer {number} is outside ±(2^53-1)")
    return number


_decode = json.JSONDecoder(parse_int=_int, parse_float=_int, parse_constant=_int).raw_decode
_decode_line = json.JSONDecoder().raw_decode
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_encode_sorted = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def _respelled(value: Any) -> Any:
    if isinstance(value, str) and not unicodedata.is_normalized("NFC", value):
        raise NotCanonical(f"text {value!r} is not in normal form NFC")
    if isinstance(value, list):
        return [_respelled(item) for item in value]
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return {_respelled(name): _respelled(value[name]) for name in names}
    return value


def spelled(value: Any) -> str:
    """``value``, made of JSON's own types, as text with its names in the order of RFC 8785."""
    return _encode(_respelled(value))


def read_canonical(text: str) -> Any:
    """The value that ``text`` spells. Raises NotCanonical for every other spelling of it."""
    try:
        value, _ = _decode(text)  # what stands after it fails the comparison below
        # Sorting by code point equals RFC 8785's order while no character lies beyond U+FFFF.
        plain = text.isascii() or (
            len(text.encode("utf-16-le")) == 2 * len(text)
            and unicodedata.is_normalized("NFC", text)
        )
        again = _encode_sorted(value) if plain else spelled(value)
    except NotCanonical:
        raise
    except (ValueError, RecursionError) as fault:
        raise NotCanonical(str(fault)) from None
    if again != text:
        raise NotCanonical("not the canonical spelling (RFC 8785)")
    return value


# 2. What is hashed: every kind of input has a tag of its own -------------------------------------
_sha256 = hashlib.sha256
_TAG_EVENT = b"motcua/ledger/1/event\0"
_TAG_EMPTY = b"motcua/ledger/1/empty\0"
_TAG_LEAF = b"motcua/ledger/1/leaf\0"
_TAG_NODE = b"motcua/ledger/1/node\0"
HASH_BYTES = 32
CHAIN_START = bytes(HASH_BYTES)
EMPTY_ROOT = _sha256(_TAG_EMPTY).digest()


def event_hash(previous: bytes, body: str) -> bytes:
    """event = H(tag ‖ hash of the event before it, 32 zero bytes at the start ‖ body in UTF-8)."""
    return _sha256(_TAG_EVENT + previous + body.encode()).digest()


def leaf_hash(event: bytes) -> bytes:
    """leaf = H(tag ‖ event)."""
    return _sha256(_TAG_LEAF + event).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """node = H(tag ‖ left ‖ right)."""
    return _sha256(_TAG_NODE + left + right).digest()


# 3. The Merkle log over all events (RFC 9162 section 2.1, with the tags above) --------------------
class Frontier:
    """The right edge of an append-only Merkle tree: one full subtree per one-bit of ``size``.

    ``peaks`` are their roots, largest first. Appending k leaves costs O(k + log size).
    """

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size, self.peaks = size, list(peaks)
        if len(self.peaks) != bin(size).count("1"):
            raise ValueError(f"{len(self.peaks)} peaks do not make a tree of {size} leaves")

    def extend(self, events: Iterable[bytes], level: int = 0) -> list[bytes]:
        """Appends event hashes; answers the full subtrees of 2**level leaves completed by it."""
        peaks, size, completed = self.peaks, self.size, []
        for event in events:
            node, height, rest = leaf_hash(event), 0, size
            while rest & 1:
                if height == level:
                    completed.append(node)
                node = node_hash(peaks.pop(), node)
                height, rest = height + 1, rest >> 1
            if height == level:
                completed.append(node)
            peaks.append(node)
            size += 1
        self.size = size
        return completed

    def root(self) -> bytes:
        """The root over all leaves so far; EMPTY_ROOT when there are none."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


# 4. What is checked, and what may be found --------------------------------------------------------
# Every kind of damage, in the words of the report.
KINDS = {
    "body_not_canonical": "nội dung sự kiện không viết đúng dạng chuẩn",
    "body_wrong": "nội dung sự kiện thiếu hoặc sai phần bắt buộc",
    "row_differs": "các cột của dòng không khớp với nội dung sự kiện",
    "hash_differs": "nội dung hoặc mã băm của sự kiện đã bị sửa",
    "sequence_gap": "thiếu sự kiện ngay trước số thứ tự này",
    "sequence_repeated": "số thứ tự này xuất hiện hai lần hoặc bị đảo",
    "chain_repeated": "chuỗi này xuất hiện hai lần hoặc sai thứ tự",
    "event_missing": "sự kiện đã có trong cây băm nhưng không còn được lưu",
    "leaf_differs": "mã băm trong cây khác mã băm của sự kiện",
    "leaf_missing": "sự kiện không có vị trí trong cây băm dù sự kiện sau đã có",
    "leaf_order": "vị trí trong cây băm không theo thứ tự của chuỗi",
    "leaf_repeated": "vị trí được dùng hai lần hoặc nằm ngoài điểm chốt cuối cùng",
    "log_hole": "cây băm thiếu vị trí này, không dựng lại được gốc sau đó",
    "checkpoint_differs": "gốc dựng lại khác gốc của điểm chốt",
    "checkpoint_missing": "điểm chốt không nối tiếp điểm chốt trước nó",
    "witness_differs": "lịch sử hiện nay khác lịch sử mà bản chứng đã ghi",
    "witness_beyond_log": "sổ cái ngắn hơn bản chứng: phần cuối đã mất",
    "secret_differs": "giá trị lưu ngoài chuỗi không khớp với cam kết",
    "secret_missing": "giá trị đã mất mà không có sự kiện xóa",
    "secret_stray": "giá trị lưu ngoài chuỗi không ứng với cam kết nào",
    "erased_but_present": "giá trị được ghi là đã xóa nhưng vẫn còn",
    "export_cut": "tệp xuất bị cắt ngắn hoặc số bản ghi không khớp",
    "event_not_queued": "có sự kiện chưa vào cây băm và không nằm trong hàng chờ",
    "table_differs": "dữ liệu đang hiển thị khác kết quả dựng lại từ sự kiện",
}


class Record(NamedTuple):
    """One event as it is kept, joined with its place in the log; either side may be missing."""

    dossier: str
    sequence: int
    kind: str | None
    at: str | None
    body: str | None
    hash: bytes | None
    position: int | None
    leaf: bytes | None


class Checkpoint(NamedTuple):
    """The root of the log when it had ``size`` leaves, and the checkpoint it continues."""

    size: int
    root: bytes
    at: str
    previous_size: int
    previous_root: bytes


class Witness(NamedTuple):
    """A checkpoint in an outsider's hands; a difference is narrowed down to 2**level positions.

    ``blocks`` are the roots of the full subtrees of 2**level leaves, ``peaks`` those of the rest.
    """

    name: str
    size: int
    root: bytes
    at: str
    level: int
    blocks: tuple[bytes, ...]
    peaks: tuple[bytes, ...]


class Finding(NamedTuple):
    """One damage: a key of KINDS, and the place as far as it can be told (positions from 0)."""

    kind: str
    dossier: str | None = None
    sequence: int | None = None
    position: int | None = None
    position_until: int | None = None
    detail: str = ""


@dataclass
class Report:
    """What was counted and what was found; of the damage the first thousand are kept."""

    events: int = 0
    chains: int = 0
    erased: int = 0
    checkpoints: int = 0
    log_size: int = 0
    root: bytes = EMPTY_ROOT
    witnessed: int = 0
    witnesses: list[dict[str, object]] = field(default_factory=list)
    damage_count: int = 0
    damage: list[Finding] = field(default_factory=list)

    def find(self, finding: Finding) -> None:
        """Counts one damage, and keeps it while there is room."""
        self.damage_count += 1
        if len(self.damage) < 1000:
            self.damage.append(finding)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON shows it; it holds when no damage was found."""
        told = {"holds": not self.damage_count, **vars(self), "root": self.root.hex()}
        told["not_witnessed"] = max(self.events - self.witnessed, 0)
        damage = [{**one._asdict(), "says": KINDS[one.kind]} for one in self.damage]
        told["damage"] = [
            {name: one[name] for name in one if one[name] not in (None, "")} for one in damage
        ]
        return told


# 5. One event, one chain --------------------------------------------------------------------------
VERSION = 1
MEMBERS = frozenset({"v", "dossier", "sequence", "kind", "at", "actor", "data"})
ERASED = "ledger.erased"
_SHAPES = {
    "dossier": re.compile(r"[A-Za-z0-9@][A-Za-z0-9._:/-]{0,119}"),
    "kind": re.compile(r"[a-z][a-z0-9_]{0,29}(\.[a-z][a-z0-9_]{0,29}){0,5}"),
    "at": re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z"),
    "actor": re.compile(r"\S(.{0,118}\S)?"),
}


def fault_in_body(body: Any) -> str | None:
    """The first member that breaks version 1 of the format, or None."""
    if not isinstance(body, dict) or body.keys() != MEMBERS:
        return "members"
    for name, shape in _SHAPES.items():
        if not isinstance(body[name], str) or not shape.fullmatch(body[name]):
            return name
    if type(body["v"]) is not int or body["v"] != VERSION:
        return "v"
    if type(body["sequence"]) is not int or body["sequence"] < 1:
        return "sequence"
    return None if isinstance(body["data"], dict) else "data"


class _Chains:
    """Follows one chain after the other, in ascending order of dossier and sequence."""

    def __init__(self, report: Report, leaves: Leaves) -> None:
        self.report, self.leaves, self.code = report, leaves, ""
        self._start()

    def _start(self) -> None:
        self.sequence, self.hash, self.position = 0, CHAIN_START, -1
        self.unplaced: int | None = None

    def _find(self, kind: str, sequence: int, detail: str = "") -> None:
        self.report.find(Finding(kind, self.code, sequence, detail=detail[:200]))

    def take(self, record: Record) -> None:
        """Checks one record against the chain so far."""
        if record.dossier != self.code:
            self._start()
            backwards, self.code = record.dossier < self.code, record.dossier
            if backwards:
                self._find("chain_repeated", record.sequence)
            self.report.chains += 1
        joined = self._joins(record.sequence)
        if record.body is None:
            self._find("event_missing", record.sequence)
            self.hash = record.leaf or CHAIN_START
        else:
            self.report.events += 1
            self._check_body(record, record.body)
            if joined and event_hash(self.hash, record.body) != record.hash:
                self._find("hash_differs", record.sequence)
            # Going on from the hash that is kept, a damage is told once, the rest stays checkable.
            self.hash = record.hash or CHAIN_START
        self._check_place(record)

    def _joins(self, sequence: int) -> bool:
        if sequence == self.sequence + 1:
            self.sequence = sequence
            return True
        self._find("sequence_gap" if sequence > self.sequence else "sequence_repeated", sequence)
        self.sequence = max(sequence, self.sequence)
        return False

    def _check_body(self, record: Record, text: str) -> None:
        try:
            body = read_canonical(text)
        except NotCanonical as fault:
            self._find("body_not_canonical", record.sequence, str(fault))
            return
        if wrong := fault_in_body(body):
            self._find("body_wrong", record.sequence, wrong)
            return
        if (body["dossier"], body["sequence"], body["kind"], body["at"]) != record[:4]:
            self._find("row_differs", record.sequence)
        if body["kind"] == ERASED:
            values = body["data"].get("values")
            self.report.erased += len(values) if isinstance(values, list) else 0

    def _check_place(self, record: Record) -> None:
        if record.position is None or record.leaf is None:
            self.unplaced = self.unplaced or record.sequence
            return
        if self.unplaced:
            self._find("leaf_missing", self.unplaced)
            self.unplaced = None
        if record.body is not None and record.leaf != record.hash:
            self._find("leaf_differs", record.sequence)
        if record.position <= self.position:
            self._find("leaf_order", record.sequence)
        else:
            self.position = record.position
        if not self.leaves.put(record.position, record.leaf):
            self._find("leaf_repeated", record.sequence)


# 6. The log over all chains, its checkpoints and witnesses ----------------------------------------
class Leaves:
    """The event hashes by position, filled in any order, 32 bytes each."""

    def __init__(self, size: int) -> None:
        self.size, self.kept = size, bytearray()

    def put(self, position: int, event: bytes) -> bool:
        """Fills one position; False when it is filled already or is not a position of the log."""
        start, end = position * HASH_BYTES, (position + 1) * HASH_BYTES
        if not 0 <= position < self.size or len(event) != HASH_BYTES or any(self.kept[start:end]):
            return False
        if end > len(self.kept):
            self.kept.extend(bytes(end - len(self.kept)))
        self.kept[start:end] = event
        return True

    def stream(self) -> Iterator[bytes]:
        """The hashes in order of position, up to the first empty one."""
        for start in range(0, len(self.kept), HASH_BYTES):
            event = bytes(self.kept[start : start + HASH_BYTES])
            if event == CHAIN_START:
                return
            yield event


def _roots_at(leaves: Leaves, sizes: Iterable[int]) -> tuple[dict[int, bytes], Frontier]:
    """The root at each of ``sizes`` that the unbroken log reaches, and the edge of all of it."""
    frontier, roots, stream = Frontier(), {}, leaves.stream()
    for size in sorted(sizes):
        frontier.extend(islice(stream, max(size - frontier.size, 0)))
        if frontier.size == size:
            roots[size] = frontier.root()
    frontier.extend(stream)
    return roots, frontier


def _check_log(
    report: Report, leaves: Leaves, checkpoints: Sequence[Checkpoint], roots: Mapping[int, bytes]
) -> None:
    size, root = 0, EMPTY_ROOT
    for one in checkpoints:
        if (one.previous_size, one.previous_root) != (size, root) or one.size <= size:
            report.find(Finding("checkpoint_missing", position=one.size))
        size, root = one.size, one.root
        if roots.get(size, root) != root:
            report.find(Finding("checkpoint_differs", position=size))
    report.checkpoints = len(checkpoints)
    if report.log_size < leaves.size:
        report.find(Finding("log_hole", position=report.log_size))


def _differing(leaves: Leaves, witness: Witness) -> tuple[int, int]:
    """The first run of positions where the log's subtrees differ from the witness's."""
    blocks = Frontier().extend(islice(leaves.stream(), witness.size), witness.level)
    equal = sum(1 for _ in takewhile(bool, map(bytes.__eq__, blocks, witness.blocks)))
    return equal << witness.level, min((equal + 1) << witness.level, witness.size)


def _check_witness(
    report: Report, leaves: Leaves, witness: Witness, roots: Mapping[int, bytes]
) -> None:
    holds = roots.get(witness.size) == witness.root
    if holds:
        report.witnessed = max(report.witnessed, witness.size)
    elif witness.size > report.log_size:
        place = (report.log_size, witness.size)
        report.find(Finding("witness_beyond_log", None, None, *place, witness.name))
    else:
        place = _differing(leaves, witness)
        report.find(Finding("witness_differs", None, None, *place, witness.name))
    told = {"file": witness.name, "size": witness.size, "at": witness.at, "holds": holds}
    report.witnesses.append(told)


def _with_names(finding: Finding, records: Iterable[Record]) -> Finding:
    """Names the event, or at most ten dossiers, that stand where the history differs."""
    run = range(finding.position or 0, finding.position_until or 0)
    found = [(one.dossier, one.sequence) for one in records if one.position in run]
    if len(found) == 1:
        return finding._replace(dossier=found[0][0], sequence=found[0][1])
    names = ", ".join(sorted({dossier for dossier, _ in found})[:10])
    return finding._replace(detail=f"{finding.detail}: {names}")


def check(
    records: Callable[[], Iterable[Record]],
    checkpoints: Sequence[Checkpoint],
    witnesses: Sequence[Witness] = (),
) -> Report:
    """Replays every record, in order of dossier and sequence, and compares all that was kept.

    ``records`` is called again only to name dossiers where a witness differs.
    """
    report, leaves = Report(), Leaves(max((one.size for one in checkpoints), default=0))
    chains = _Chains(report, leaves)
    for record in records():
        chains.take(record)
    roots, frontier = _roots_at(
        leaves, [*(one.size for one in checkpoints), *(one.size for one in witnesses)]
    )
    report.log_size, report.root = frontier.size, frontier.root()
    _check_log(report, leaves, checkpoints, roots)
    for witness in witnesses:
        _check_witness(report, leaves, witness, roots)
    for index, finding in enumerate(report.damage):
        if finding.kind == "witness_differs":
            report.damage[index] = _with_names(finding, records())
    return report


# 7. Files -----------------------------------------------------------------------------------------
class BadInput(ValueError):
    """A file cannot be read as what it should be; the message names the file and the line."""


_UNREADABLE = (OSError, EOFError, zlib.error)
_WRONG = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_witness(place: str) -> Witness:
    """The witness in the file ``place``. Raises BadInput when it is damaged or not a witness."""
    try:
        told = json.loads(Path(place).read_text(encoding="utf-8"))
        if told["format"] != WITNESS_FORMAT:
            raise ValueError(f"format {told['format']!r}")
        blocks, peaks = (tuple(map(bytes.fromhex, told[part])) for part in ("blocks", "peaks"))
        root, size, level = bytes.fromhex(told["root"]), int(told["size"]), int(told["level"])
        if root_of_parts(size, level, blocks, peaks) != root:
            raise ValueError("blocks, peaks ≠ root")
        return Witness(place, size, root, str(told["at"]), level, blocks, peaks)
    except (*_UNREADABLE, *_WRONG) as fault:
        raise BadInput(
            f"{place}: không phải bản chứng hợp lệ hoặc tệp đã hỏng ({fault}); "
            "hãy lấy lại đúng tệp do «motcua checkpoint --out» ghi ra"
        ) from None


def root_of_parts(size: int, level: int, blocks: Sequence[bytes], peaks: Sequence[bytes]) -> bytes:
    """root of ``size`` leaves from its subtrees of 2**level leaves and the peaks of the rest."""
    merged: list[bytes] = []
    for index, block in enumerate(blocks):
        node, rest = block, index
        while rest & 1:
            node, rest = node_hash(merged.pop(), node), rest >> 1
        merged.append(node)
    if len(blocks) != size >> level:
        raise ValueError("size ≠ blocks")
    return Frontier(size, [*merged, *peaks]).root()


def _parse(line: str) -> Record | Checkpoint | dict[str, Any]:
    told, _ = _decode_line(line)
    if "body" in told:
        event, position, leaf = told["hash"] or "", told["position"], told["leaf"]
        row = told["dossier"], told["sequence"], told["kind"], told["at"], told["body"]
        return Record(*row, bytes.fromhex(event), position, leaf and bytes.fromhex(leaf))
    if "checkpoint" in told:
        size, root, at, previous_size, previous = map(told["checkpoint"].get, Checkpoint._fields)
        return Checkpoint(size, bytes.fromhex(root), at, previous_size, bytes.fromhex(previous))
    return dict(told)


def _read(path: Path) -> Iterator[Record | Checkpoint | dict[str, Any]]:
    number = 0
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        with (gzip.open if packed else open)(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):  # noqa: B007  # told in the message
                yield _parse(line)
    except (*_UNREADABLE, *_WRONG) as fault:
        raise BadInput(f"{path}: dòng {number}: {fault!r}; hãy xuất lại sổ cái") from None


class Export:
    """An export on disk: reads its head at once and its events as a stream."""

    def __init__(self, place: str) -> None:
        self.path = Path(place) / EXPORT_NAME if Path(place).is_dir() else Path(place)
        lines = _read(self.path)
        head = next(lines, None)
        if not isinstance(head, dict) or head.get("format") != EXPORT_FORMAT:
            raise BadInput(f"{self.path}: dòng 1: thiếu format {EXPORT_FORMAT!r}")
        told = takewhile(lambda line: isinstance(line, Checkpoint), lines)
        self.checkpoints = [one for one in told if isinstance(one, Checkpoint)]
        self.complete = False

    def records(self) -> Iterator[Record]:
        """The events, in the order of the file; ``complete`` is set once the end was reached."""
        count, self.complete = 0, False
        for told in _read(self.path):
            if isinstance(told, Record):
                count += 1
                yield told
            else:
                self.complete = isinstance(told, dict) and told.get("end") == {"records": count}


def check_export(place: str, witnesses: Sequence[Witness] = ()) -> Report:
    """Checks one export against the given witnesses. Raises BadInput when it cannot be read."""
    export = Export(place)
    report = check(export.records, export.checkpoints, witnesses)
    if not export.complete:
        report.find(Finding("export_cut"))
    return report


# 8. Command line ----------------------------------------------------------------------------------
def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; answers the exit code."""
    parser = argparse.ArgumentParser(
        description="Kiểm tra sổ cái đã xuất, đối chiếu với các bản chứng.",
        epilog="Ví dụ: python -I -S verifier.py ledger.jsonl --witness 2026-10.json",
    )
    parser.add_argument("export", metavar="EXPORT", help="tệp hoặc thư mục xuất")
    parser.add_argument("--witness", metavar="FILE", action="append", default=[])
    parser.add_argument("--format", choices=("json", "table"), default="table")
    options = parser.parse_args(arguments)
    try:
        witnesses = [read_witness(place) for place in options.witness]
        report = check_export(options.export, witnesses)
    except BadInput as fault:
        sys.stderr.buffer.write(f"{fault}\n".encode())
        return 2
    told = report.as_dict()
    as_json = json.dumps(told, ensure_ascii=False, indent=1)
    as_lines = "\n".join(f"{name}: {value}" for name, value in told.items())
    sys.stdout.buffer.write(f"{as_json if options.format == 'json' else as_lines}\n".encode())
    return 1 if report.damage_count else 0


if __name__ == "__main__":
    sys.exit(main())
