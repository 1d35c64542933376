"""What kind of text a file is: its encoding and its delimiter, found by looking and never asked for."""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass
from pathlib import Path

from loaders import delimited
from loaders.headers import Header, Record, locate, match
from loaders.refusal import refused
from loaders.source import Source

LARGEST = 2 * 1024**3
HEAD = 256 * 1024
LONGEST_LINE = 16 * 1024**2
DELIMITERS = (",", ";", "\t", "|")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_SAMPLED = 1024
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Text:
    """A file's content as UTF-8 without a byte order mark; `encoding` is what it was written in."""

    data: bytes
    encoding: str


def text_of(raw: bytes, part: bool = False) -> Text:
    """Bytes as text; `part` when they are only the beginning of a file and may end inside a character.

    Raises `Refusal` when they are neither UTF-8, UTF-16 nor Windows-1252.
    """
    if raw.startswith(_OLD_EXCEL):
        raise refused("unreadable", "this is an old or password-protected Excel file; save it as .xlsx or .csv")
    if wide := _wide(raw):
        return Text(_wide_text(raw, wide, part).encode(), "UTF-16")
    if raw.startswith(codecs.BOM_UTF8):
        raw = raw[len(codecs.BOM_UTF8) :]
    try:
        text = _decoded(raw, "utf-8", part)
    except UnicodeDecodeError:
        return _by_line(raw, part)
    return Text(text.encode() if part else raw, "UTF-8")


def _decoded(raw: bytes, encoding: str, part: bool) -> str:
    return codecs.getincrementaldecoder(encoding)().decode(raw, final=not part)


def _wide(raw: bytes) -> str:
    """Which UTF-16 the bytes are, by their mark or by every other byte being null; '' when they are none."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = raw[:_SAMPLED:2], raw[1:_SAMPLED:2]
    nulls = even.count(0), odd.count(0)
    if max(nulls) < 0.5 * max(len(odd), 1) or min(nulls):
        return ""
    return "utf-16-be" if nulls[0] else "utf-16-le"


def _wide_text(raw: bytes, encoding: str, part: bool) -> str:
    try:
        return _decoded(raw, encoding, part)
    except UnicodeDecodeError:
        raise refused("unreadable", "UTF-16 text that is damaged or cut short; save the file as CSV UTF-8") from None


def _by_line(raw: bytes, part: bool) -> Text:
    """Each line as UTF-8 where it is, else as Windows-1252: files put together, or cut in a character, hold both."""
    lines = raw.splitlines(keepends=True)
    both = False
    for at, line in enumerate(lines):
        if line.isascii():
            continue
        try:
            line.decode()
            both = True
        except UnicodeDecodeError:
            cut = part and at == len(lines) - 1
            lines[at] = _windows(line, at + 1, "replace" if cut else "strict").encode()
    return Text(b"".join(lines), "UTF-8 and Windows-1252" if both else "Windows-1252")


def _windows(line: bytes, number: int, errors: str) -> str:
    try:
        return line.decode("cp1252", errors)
    except UnicodeDecodeError:
        message = "neither UTF-8 nor Windows-1252 text; save the file as CSV UTF-8"
        raise refused("unreadable", message, number) from None


def lines_of(text: str) -> list[str]:
    """Physical lines with their endings; only LF, CRLF and CR end a line (not the separators that Unicode adds)."""
    return list(io.StringIO(text, newline=""))


def head(path: Path) -> list[str]:
    """The first physical lines of a text file. Raises `Refusal` when it is empty or not text."""
    with path.open("rb") as file:
        raw = file.read(HEAD)
        more = bool(file.read(1))
    if not raw.strip(b"\0\r\n\t ,;\xef\xbb\xbf"):
        raise refused("unreadable", "the file is empty; send it again with its rows")
    lines = lines_of(text_of(raw, part=more).data.decode())
    return lines[:-1] if more and len(lines) > 1 else lines


def whole(path: Path) -> Text:
    """All of a text file. Raises `Refusal` when it is too large to hold or not text."""
    if path.stat().st_size > LARGEST:
        raise refused("unreadable", f"larger than {LARGEST // 1024**3} GB; send it in parts, one a month")
    _check_lines(path)
    return text_of(path.read_bytes())


def _check_lines(path: Path) -> None:
    """Refuse a line that no extract has, before it is held in memory several times over. Raises `Refusal`."""
    line, length = 1, 0
    with path.open("rb") as file:
        while chunk := file.read(min(_CHUNK, LONGEST_LINE)):
            first = min((at for at in (chunk.find(b"\n"), chunk.find(b"\r")) if at >= 0), default=len(chunk))
            length += first
            if length > LONGEST_LINE:
                words = f"line {line:,} is longer than {LONGEST_LINE // 1024**2} MB; it may be damaged: send it again"
                raise refused("unreadable", words, line)
            if first < len(chunk):
                line += max(chunk.count(b"\n"), chunk.count(b"\r"))
                length = len(chunk) - 1 - max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))


def after(text: Text, line: int) -> bytes:
    """The content below a physical line near the top."""
    top = lines_of(text.data[: 4 * HEAD].decode(errors="ignore"))
    return text.data[len("".join(top[:line]).encode()) :]


def first_records(lines: list[str], delimiter: str) -> list[Record]:
    """Enough records from the top to hold every row in which a header is looked for."""
    found: list[Record] = []
    for record in delimited.records(lines, delimiter):
        found.append(record)
        if len(found) >= 200 or sum(not each.blank for each in found) >= 20:
            break
    return found


def delimiter_of(lines: list[str], source: Source) -> tuple[str, Header | None]:
    """The delimiter under which the most declared columns are found in one row, and that row."""
    tried = [(mark, locate(first_records(lines, mark), source)) for mark in DELIMITERS]
    return max(tried, key=lambda pair: _found(pair[1], source))


def _found(header: Header | None, source: Source) -> tuple[int, int]:
    return (len(match(header.cells, source).places), header.width) if header else (0, 0)
