"""What did a past Board see, and what has become of it since? Every frozen Board, and the difference between two."""

from __future__ import annotations

import streamlit as st

from pages.parts import board_list, board_reads, exports, roles, states, tables, widgets
from pages.parts.markup import notice, paragraphs, safe
from pages.parts.plainly import plainly
from pages.parts.reads import Version, version
from warehouse.measures import difference_words
from warehouse.measures.boards import Board

RESTATED = (
    "Restated: the period that was shown, as it is held now, judged as on the earlier Board's own day, so that only "
    "other data make a difference. New data: what the later Board shows of another period. A verdict changes by either."
)


@widgets.page
def show() -> None:
    """The two Boards of the address beside each other, and the list of every frozen one."""
    at = version()
    known = board_reads.every()
    if not known:
        widgets.title(board_list.headline(known, 0), f"Past Boards · {states.published(at.w)}")
        widgets.show(board_list.unreadable(board_reads.unreadable()))
        widgets.show(notice("What to do", paragraphs(board_list.NONE)))
        return
    _between(at, known)
    _listed(at, known)
    _files(known)
    widgets.attribution(shown=board_list.has_open_data(at.catalogue, known))


def _between(at: Version, known: tuple[Board, ...]) -> None:
    """The difference between two of them, or one and the figures of today: the finding of the page."""
    by_id = {board.id: board for board in known}
    titles = {board.id: difference_words.name(board) for board in known}
    heading = st.container()
    with widgets.choices_row("boards"):
        earlier = widgets.pick("earlier", "Earlier", titles, _default(known), width=400)
        offered = {board_list.NOW: board_list.NOW_TITLE, **titles}
        later = widgets.pick("later", "Later", offered, _later(known), width=400)
    widgets.keep_address(earlier=earlier, later=later)
    first, second = titles[earlier], titles.get(later, board_list.NOW_TITLE)
    under = f"Past Boards · {first}, then {second if later in titles else second.lower()} · {states.published(at.w)}"
    if earlier == later:
        with heading:
            widgets.title("This is one and the same Board: choose another", under)
        return
    with plainly("The two cannot be compared"):
        found = board_reads.compared(at, by_id[earlier], by_id.get(later))
        with heading:
            widgets.title(difference_words.headline(found), under)
        widgets.show(board_list.counts(found))
        widgets.show(board_list.differences(found, first, second))
        widgets.show(paragraphs([RESTATED], "small"))
        return
    with heading:
        widgets.title("These two Boards cannot be compared", under)


def _listed(at: Version, known: tuple[Board, ...]) -> None:
    """Every frozen Board, checked against what was frozen."""
    faults = {board.id: board_reads.faults(at, board) for board in known}
    changed = sum(bool(found) for found in faults.values())
    widgets.show(f"<h2>{safe(board_list.headline(known, changed))}</h2>")
    widgets.show(board_list.unreadable(board_reads.unreadable()))
    widgets.show(tables.scrolling(board_list.listed(known, faults, board_reads.superseded())))


def _files(known: tuple[Board, ...]) -> None:
    """The frozen files of one Board, to take away as they were frozen, for whoever may make packs."""
    boards = {board.id: board for board in known if board.files}
    if not boards or not roles.may("make packs"):
        return
    titles = {name: difference_words.name(board) for name, board in boards.items()}
    with widgets.card("Files as they were frozen"), plainly("The files cannot be given"):
        chosen = boards[widgets.pick("files", "Files of", titles, next(iter(titles)), width=420)]
        with widgets.choices_row("board_files"):
            for each in chosen.files:
                content = board_reads.file(chosen, each.name)
                exports.button(
                    each.name, content, each.name, act="make packs", audience=chosen.audience, version=chosen.version
                )


def _later(known: tuple[Board, ...]) -> str:
    """The newest Board, where there is one before it; else today."""
    return known[0].id if _default(known) != known[0].id else board_list.NOW


def _default(known: tuple[Board, ...]) -> str:
    """The Board before the newest one, of the same kind; the newest where it is the only one."""
    newest = known[0]
    kind = newest.report, newest.audience
    before = (board for board in known if (board.report, board.audience) == kind and board.meeting < newest.meeting)
    return next(before, newest).id
