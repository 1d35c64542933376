"""Past Boards on the page: the list with the state of each, and the difference between two, figure by figure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pages.parts import board_table, states, tables
from pages.parts.markup import bullets, fold, link, notice, paragraphs, safe
from pages.parts.tables import Cell, Table
from pages.parts.words import count
from warehouse.measures import difference_words, numbers, periods
from warehouse.measures.boards import Board, Shown
from warehouse.measures.catalogue import Catalogue
from warehouse.measures.differences import Compared, Difference

NONE = (
    "Freezing a meeting's Board keeps its figures, commentary, agenda and files for good, to be shown again "
    "as it was, whatever is loaded later.",
    "Freeze one, once its papers are ready, at the foot of the Board, or with: pcc freeze --meeting 2019-03 (the month "
    "of the meeting).",
)
NOW = "now"
NOW_TITLE = "The figures of today"
OTHERS = "Every other figure: none of them restated, none with another verdict"
ALL = "Every figure: none restated, none with another verdict"
COLUMNS = ("Board, as it was", "Figures for", "Frozen", "Version", "Files", "State")
DIFFERENCES = (
    "Measure", "As it was shown", "The same period now", "Restated by", "Verdict on that period", "New data since",
)  # fmt: skip


def headline(known: Sequence[Board], changed: int) -> str:
    """3 Boards are frozen, each as it was frozen."""
    if not known:
        return "No Board is frozen yet"
    told = f"{count(len(known), 'Board')} {'is' if len(known) == 1 else 'are'} frozen"
    if not changed:
        return f"{told}, {'as it was' if len(known) == 1 else 'each as it was frozen'}"
    return f"{told}; {count(changed, 'Board')} {'was' if changed == 1 else 'were'} changed since"


def listed(known: Sequence[Board], faults: Mapping[str, Sequence[str]], old: Collection[str]) -> Table:
    """Every Board, with the link that shows it as it was."""
    rows = tuple(_row(board, faults.get(board.id, ()), superseded=board.id in old) for board in known)
    return Table("Frozen Boards, the newest meeting first", COLUMNS, rows, css="boards", caption_shown=False)


def _row(board: Board, faults: Sequence[str], *, superseded: bool) -> tuple[Cell, ...]:
    name = difference_words.name(board)
    under = f'<small class="line">{safe(board.why)}</small>' if board.why else ""
    state = "Changed since" if faults else "As it was frozen"
    state += "; superseded by a later freeze" if superseded else ""
    warned = "".join(f'<small class="line">{safe(fault)}</small>' for fault in faults)
    files = "".join(f'<small class="line">{safe(each.name)} ({_size(each.size)})</small>' for each in board.files)
    return (
        Cell(name, link("", as_at(board), name) + under),
        Cell(periods.label(board.period)),
        Cell(f"{states.moment(board.at.isoformat())} by {board.who}"),
        Cell(states.version_number(board.version)),
        Cell(", ".join(each.name for each in board.files), files or "none"),
        Cell(state, f'<span class="badge">{safe(state)}</span>{warned}' if faults else ""),
    )


def as_at(board: Board) -> dict[str, str | None]:
    """The address of the Board page as it was at a freeze."""
    plan = board.request.get("plan")
    return {
        "board": board.id,
        "plan": plan if isinstance(plan, str) else None,
        "period": periods.written(board.period),
        "area": board.area,
    }


def has_open_data(known: Catalogue, found: Sequence[Board]) -> bool:
    """Whether any figure of the Boards rests on open data."""
    names = {one.measure for board in found for one in board.figures}
    return any(known.measures[name].open_data for name in names if name in known.measures)


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(size // 1024, 1):,} KB"


def unreadable(places: Sequence[str]) -> str:
    """The folders whose record cannot be read; nothing where each can."""
    if not places:
        return ""
    told = ["A record that cannot be read is no Board: restore its folder from a backup."]
    return notice("Records that cannot be read", paragraphs(told) + bullets(places), "warning")


def counts(found: Compared) -> str:
    """The cards above the differences."""
    restated = sum(line.restated for line in found.lines)
    cards = (
        (restated, "figure", "restated"),
        (sum(len(line.months) for line in found.lines), "single period", "restated"),
        (sum(line.turned_by_restating for line in found.lines), "verdict", "changed by restating"),
        (sum(line.turned_by_new_data for line in found.lines), "verdict", "changed by new data"),
    )
    items = "".join(
        f"<li><b>{number}</b>{safe(noun if number == 1 else f'{noun}s')} {safe(what)}</li>"
        for number, noun, what in cards
    )
    return f'<ul class="counts" aria-label="In numbers">{items}</ul>'


def differences(found: Compared, earlier: str, later: str) -> str:
    """Two Boards figure by figure: those restated or judged otherwise, and folded away those that stand."""
    moved = [line for line in found.lines if line in (*found.restated, *found.turned)]
    rest = [line for line in found.lines if line not in moved]
    caption = f"{earlier} and {later}, figure by figure"
    told = tables.scrolling(table(moved, caption)) if moved else ""
    folded = (
        fold(f"{OTHERS if moved else ALL} ({len(rest)})", tables.scrolling(table(rest, f"{caption}: those that stand")))
        if rest
        else ""
    )
    return told + folded


def table(lines: Sequence[Difference], caption: str) -> Table:
    """Differences as rows: those that were restated first, then in the Board's order."""
    ordered = sorted(lines, key=lambda line: (not line.restated, not (line.months or line.why)))
    rows = tuple(_difference(line) for line in ordered)
    return Table(caption, DIFFERENCES, rows, css="differences", caption_shown=False)


def _difference(line: Difference) -> tuple[Cell, ...]:
    return (
        Cell(line.shown.title, link("measure", {"measure": line.shown.measure}, line.shown.title)),
        _figure(line.was, "Not on this Board"),
        _figure(line.again, line.why or ""),
        _by(line),
        _verdict(line),
        _new(line),
    )


def _figure(found: Shown | None, why: str) -> Cell:
    if found is None:
        return Cell(why, f"<small>{safe(why)}</small>")
    said, when = difference_words.value(found), periods.label(found.period)
    return Cell(f"{said}, {when}", f'{safe(said)}<small class="line">{safe(when)}</small>', raw=found.value)


def _by(line: Difference) -> Cell:
    """By how much, with the single periods under it."""
    months = difference_words.months(line)
    under = "".join(
        f'<small class="line">{safe(each)}</small>' for each in (months, line.why if line.again else "") if each
    )
    if line.was is None or line.again is None:
        return Cell("", under)
    if not line.restated:
        return Cell("not restated", f"not restated{under}", raw=0)
    said = numbers.signed(line.by, line.was.unit) if line.by is not None else "another state"
    share = f" ({line.percent:+.1f}%)" if line.percent is not None and line.was.unit != "percent" else ""
    return Cell(f"{said}{share}", f"<strong>{safe(said)}</strong>{safe(share)}{under}", raw=line.by)


def _verdict(line: Difference) -> Cell:
    if line.was is None:
        return Cell("")
    was = board_table.verdict(line.was.verdict)
    if not line.turned_by_restating or line.again is None:
        return Cell(difference_words.verdict_of(line.was), was)
    told = f"{difference_words.verdict_of(line.was)}, now {difference_words.verdict_of(line.again).lower()}"
    return Cell(told, f'{was}<small class="line">now</small>{board_table.verdict(line.again.verdict)}')


def _new(line: Difference) -> Cell:
    if line.now is None or not line.new_data:
        return Cell("none")
    said, when = difference_words.value(line.now), periods.label(line.now.period)
    mark = (
        board_table.verdict(line.now.verdict) if line.turned_by_new_data else '<small class="line">same verdict</small>'
    )
    told = f"{said}, {when}; {difference_words.verdict_of(line.now)}"
    return Cell(told, f'{safe(said)}<small class="line">{safe(when)}</small>{mark}')
