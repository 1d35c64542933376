"""The pack as slides: the counts, then one measure a slide, with charts to edit and notes to speak from."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.oxml.ns import qn
from pptx.util import Pt

from pages.packs import office, pptx_chart
from pages.packs import pptx_template as template
from pages.packs.document import Count, Item, Note, Pack
from pages.packs.pptx_tables import fill, parts_of
from pages.packs.sheets import LAST
from pages.parts import words

_LINE = 105  # about the letters of a line of text across a slide
_LINES = 15  # how many lines fit on a slide of text


def write(pack: Pack, path: Path, own: bytes | None = None) -> None:
    """Write the slides on the template that ships, or on the office's own.

    Raises WrongUse where its own cannot be used.
    """
    made = template.opened(own)
    _front(made, pack)
    _since(made, pack)
    for theme, table in pack.summary:
        pieces = parts_of(table)
        for at, rows in enumerate(pieces):
            fill(_slide(made, pack, "PCC Table", _numbered(theme, at, len(pieces))), rows, template.TABLE)
    for item in pack.items:
        _measure(made, pack, item)
    _written(made, pack, "Action tracker", [_note(note) for note in pack.actions])
    said = [f"{heading}. {text}" for heading, text in pack.appendix.statements]
    _written(made, pack, "About these figures", [*said, pack.attribution])
    out = io.BytesIO()
    made.save(out)
    path.write_bytes(office.settle(out.getvalue(), pack))


def _slide(made: Any, pack: Pack, kind: str, title: str) -> Any:
    """A slide with its title, the marking above and below, the page number, and the banner while it is wanted."""
    laid = template.layout(made, kind)
    slide = made.slides.add_slide(laid)
    _say(slide.shapes.title, [title], _title_size(title))
    _say(_place(slide, template.MARKING), [pack.marking])
    if pack.banner:
        _say(_place(slide, template.BANNER), [_banner(pack)])
    else:
        _remove(_place(slide, template.BANNER))
    for place in slide.placeholders:
        place.name = template.NAMES[kind].get(place.placeholder_format.idx, place.name)
    for number in (template.FOOTER, template.NUMBER):
        _copy(laid, slide, number, pack.marking if number == template.FOOTER else "")
    return slide


def _banner(pack: Pack) -> str:
    """The first clause of it: there is one line of room."""
    return f"Illustrative data. {words.stop(pack.banner.split(';')[0])}"


def _title_size(title: str) -> Any:
    """Smaller letters for a finding that is long; None where the layout's own will do."""
    return Pt(20) if len(title) > 190 else Pt(22) if len(title) > 130 else Pt(25) if len(title) > 100 else None


def _front(made: Any, pack: Pack) -> None:
    front = pack.front
    slide = _slide(made, pack, "PCC Front", front.headline)
    _say(_place(slide, template.UNDER), [pack.title, front.under])
    _counts(slide, front.counts)
    _say(_place(slide, template.BODY), [front.signals, *front.quality])
    _notes(slide, [pack.subject, *(f"{name}: {value}" for name, value in pack.filters), *front.since.words])


def _counts(slide: Any, counts: Sequence[Count]) -> None:
    """The numbers side by side, each above what it counts, where the layout has room for them."""
    place = _place(slide, template.COUNTS)
    left, top, across, high = place.left, place.top, place.width, place.height
    _remove(place)
    shares = [max(5, len(count.number)) for count in counts]
    for count, share in zip(counts, shares, strict=True):
        each = across * share // max(1, sum(shares))
        box = slide.shapes.add_textbox(left, top, each, high)
        left += each
        box.name = f"Count: {count.words}"
        frame = box.text_frame
        frame.word_wrap = True
        _runs(frame.paragraphs[0], [(count.number, True)], Pt(36))
        _runs(frame.add_paragraph(), [(count.words, False)], Pt(template.SMALLEST))


def _since(made: Any, pack: Pack) -> None:
    since = pack.front.since
    moved = [f"{move.title}, {move.period}: {move.words}" for move in (*since.verdicts, *since.revised)]
    _written(
        made, pack, f"What changed since the last {LAST[pack.report]}", [since.against, since.why, *since.words, *moved]
    )


def _measure(made: Any, pack: Pack, item: Item) -> None:
    slide = _slide(made, pack, "PCC Measure", item.headline)
    # The version and its time stand in the notes: there is a line of room for unit, area and day.
    _say(_place(slide, template.UNDER), [item.chart_title, " · ".join(item.under.split(" · ")[:3])])
    _chart(slide, item)
    for at, number in enumerate(template.FINDINGS):
        place = _place(slide, number)
        if at < len(item.findings):
            heading, sentence = item.findings[at]
            _say(place, [])
            _runs(place.text_frame.paragraphs[0], [(heading, True)])
            _runs(place.text_frame.add_paragraph(), [(sentence, False)])
        else:
            _remove(place)
    _notes(slide, _spoken(item))
    _written(made, pack, f"{item.title}: commentary, actions and questions", [_note(note) for note in item.notes])


def _chart(slide: Any, item: Item) -> None:
    """The chart with its words as the alternative text; plain words where nothing was received."""
    place = _place(slide, template.CHART)
    spans = [point.period for point in item.series.points]
    if item.chart is None or not spans:
        box = slide.shapes.add_textbox(place.left, place.top, place.width, place.height)
        why = "no point up to this period may be shown" if spans else "nothing was received up to this period"
        _say(box, [f"There is no chart: {why}."], Pt(template.SMALLEST))
        _remove(place)
        return
    drawn = pptx_chart.insert(place, item.chart, spans, item.series.measure.unit)
    described = drawn._element.find(f".//{qn('p:cNvPr')}")
    described.set("descr", item.alt)
    described.set("name", f"Chart: {item.title}")


def _spoken(item: Item) -> list[str]:
    """The notes under a measure's slide: its definition, caveats and lineage, and what was not said above."""
    told = item.definition
    return [
        *(f"{heading}: {sentence}" for heading, sentence in item.findings[len(template.FINDINGS) :]),
        item.under,
        f"Definition: {told.text}",
        f"Why it matters: {told.why}" if told.why else "",
        told.made,
        told.owner,
        *(f"Caveat: {words.stop(text)}" for text in told.caveats),
        *(f"Target: {words.stop(text)}" for text in told.targets),
        *(f"Event: {words.stop(text)}" for text in told.events),
        f"Extracts behind the figure: {', '.join(item.lineage) or 'none'}. The appendix of the spreadsheet lists them.",
    ]


def _note(note: Note) -> str:
    """What was written, by whom and when, in a paragraph."""
    who = f", {note.who}" if note.who else ""
    due = f" Owner: {note.owner}." if note.owner else ""
    answer = f" Answer: {note.answer}" if note.answer else ""
    head = f"{words.sentence_case(note.kind)} {note.number} on {note.title} ({words.day(note.on)}{who})"
    state = f" {words.stop(note.state)}" if note.state else ""
    return f"{head}: {words.stop(note.text)}{due}{state}{answer}{' ' + note.revised if note.revised else ''}"


def _written(made: Any, pack: Pack, title: str, texts: Iterable[str]) -> None:
    """Slides of text, as many as it takes; none where there is none."""
    held = [piece for text in texts if text for piece in _pieces(text)]
    pages: list[list[str]] = []
    room = 0.0
    for text in held:
        lines = -(-len(text) // _LINE) + 0.4
        if not pages or lines > room:
            pages.append([])
            room = _LINES
        pages[-1].append(text)
        room -= lines
    for at, page in enumerate(pages):
        slide = _slide(made, pack, "PCC Text", _numbered(title, at, len(pages)))
        _say(_place(slide, template.BODY), page)


def _numbered(title: str, at: int, of: int) -> str:
    """A title that no other slide has, where it takes several."""
    return f"{title} ({at + 1} of {of})" if of > 1 else title


def _pieces(text: str) -> list[str]:
    """A text cut at its sentences where it would not fit on one slide."""
    most = _LINE * (_LINES - 2)
    found = [""]
    for sentence in text.replace("\n", " ").split(". "):
        if found[-1] and len(found[-1]) + len(sentence) > most:
            found.append("")
        found[-1] += sentence if not found[-1] else f". {sentence}"
    return found


def _place(slide: Any, number: int) -> Any:
    return next(each for each in slide.placeholders if each.placeholder_format.idx == number)


def _say(shape: Any, texts: Sequence[str], size: Any = None) -> None:
    frame = shape.text_frame
    frame.text = ""
    for at, text in enumerate(text for text in texts if text):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        _runs(paragraph, [(text, None)], size)


def _runs(paragraph: Any, pieces: Sequence[tuple[str, bool | None]], size: Any = None) -> None:
    for text, bold in pieces:
        run = paragraph.add_run()
        run.text = text
        run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
        if size is not None:
            run.font.size = size
        if bold is not None:
            run.font.bold = bold


def _remove(shape: Any) -> None:
    shape._element.getparent().remove(shape._element)


def _copy(laid: Any, slide: Any, number: int, text: str) -> None:
    """The layout's footer or page number, which are not put on a slide by themselves; where and how is the layout's."""
    held = next(each for each in laid.placeholders if each.placeholder_format.idx == number)
    tree = slide.shapes._spTree
    twin = deepcopy(held._element)
    twin.find(f".//{qn('p:cNvPr')}").set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
    for kept in (twin.find(qn("p:spPr")), twin.find(f".//{qn('a:lstStyle')}")):
        for child in list(kept):
            kept.remove(child)
    tree.append(twin)
    if text:
        _say(_place(slide, number), [text])


def _notes(slide: Any, texts: Iterable[str]) -> None:
    _say(slide.notes_slide.notes_placeholder, list(texts))
