"""The weekly review as a message: what stands out, with every measure's week, as HTML and as plain text.

The HTML is laid out for mail programs: tables, styles on each element, no picture and nothing fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts import statements
from pages.parts.markup import address, safe
from pages.parts.style import BLUE, DARK, INK, PALE, RULE
from pages.parts.tables import file_name
from warehouse.measures import periods, weekly_words
from warehouse.measures.model import Audience
from warehouse.measures.reviews import Review, WeekRow

COLUMNS = ("Measure", "This week", "Week before", "Mean of 4 weeks before", "Same week last year", "Usual range")
ILLUSTRATIVE = "Illustrative data: every record is fictional."
CALM = "None of what was compared is further out than chance explains."
_CELL = f"padding:6px 8px;border-bottom:1px solid {RULE};text-align:left;vertical-align:top"
_TEXT = f"margin:0 0 12px;color:{INK};font-size:16px;line-height:1.4"
_SMALL = f"margin:0 0 8px;color:{DARK};font-size:14px;line-height:1.4"
_BAND = f"margin:0;padding:6px;background:{BLUE};color:#FFFFFF;font-size:14px;font-weight:bold;text-align:center"


@dataclass(frozen=True)
class Mail:
    """A message before it is addressed."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Facts:
    """What a digest says of itself. `base` is the dashboard's address without the last stroke; empty, no links."""

    force: str
    marking: str
    audience: Audience
    illustrative: bool
    version: str
    published: str
    base: str
    beware: tuple[str, ...]


def called(found: Review, about: Facts) -> str:
    """The file's name, led by the marking: OFFICIAL_weekly_review_2019-W10_internal_v0012.eml."""
    version = f"v{about.version.split('-')[0]}"
    return file_name(about.marking, "weekly_review", periods.written(found.week), about.audience, version, ending="eml")


def made(found: Review, about: Facts) -> Mail:
    """The message of a review: the same for the same version, week and audience."""
    told = weekly_words.headline(found)
    banner = "ILLUSTRATIVE: " if about.illustrative else ""
    subject = f"{about.marking}: {banner}{told}"
    return Mail(" ".join(subject.split()), _text(found, about, told), _html(found, about, told))


def _under(found: Review, about: Facts) -> str:
    return (
        f"{about.force}. {_capital(weekly_words.asked(found))}. For the {about.audience} audience; {about.published}."
    )


def _finding(found: Review) -> list[str]:
    """In place of a list of exceptions, why there is none."""
    if not found.tested:
        return [f"Nothing is judged: {weekly_words.asked(found)}. The figures stand below."]
    return [] if found.exceptions else [CALM]


def _resting(found: Review) -> tuple[str, ...]:
    return (weekly_words.CONTROLLED, weekly_words.ages(found))


def _statements(about: Facts) -> tuple[tuple[str, str], ...]:
    """What every public document says of police recorded crime."""
    return (statements.OFFICIAL,) if about.audience == "public" else ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cells(row: WeekRow) -> tuple[str, ...]:
    """A measure's row: this week, those beside it, the usual range or why there is none."""
    usual, out = weekly_words.usual(row), weekly_words.outside(row)
    judged = f"{usual}. {out}" if out else usual
    return (
        weekly_words.value(row.measure, row.now),
        *(said for _, said in weekly_words.compared(row)),
        judged or f"Not judged{f': {row.why}' if row.why else ''}",
    )


def _titled(row: WeekRow, found: Review) -> str:
    """A measure, with the week that is shown where it is not the review's."""
    return row.measure.title if row.week == found.week else f"{row.measure.title} ({periods.label(row.week)})"


# ---- where links lead -----------------------------------------------------------------------------------------


def _to_review(found: Review, about: Facts) -> str:
    return f"{about.base}/{address('weekly', {'week': periods.written(found.week)})}" if about.base else ""


def _to_measure(row: WeekRow, about: Facts) -> str:
    choices = {"measure": row.measure.id, "period": periods.written(row.week), "area": row.area.id, "grain": "week"}
    return f"{about.base}/{address('measure', choices)}" if about.base else ""


# ---- plain text -----------------------------------------------------------------------------------------------


def _text(found: Review, about: Facts, headline: str) -> str:
    lines = [about.marking, *([ILLUSTRATIVE] if about.illustrative else []), "", headline, _under(found, about)]
    if there := _to_review(found, about):
        lines += [f"The weekly review: {there}"]
    if about.beware:
        lines += ["", "BEFORE YOU RELY ON THIS", *(f"- {each}" for each in about.beware)]
    lines += ["", "WHAT STANDS OUT", *_finding(found)]
    for number, row in enumerate(found.exceptions, 1):
        lines += [f"{number}. {weekly_words.sentence(row)}"]
        lines += [f"   {there}"] if (there := _to_measure(row, about)) else []
    lines += ["", *_resting(found), "", "EVERY MEASURE, IN THE WHOLE FORCE"]
    for row in found.rows:
        told = zip(COLUMNS[1:], _cells(row), strict=True)
        lines += [f"- {_titled(row, found)}. {'; '.join(f'{name}: {said}' for name, said in told)}"]
    for heading, statement in _statements(about):
        lines += ["", heading.upper(), statement]
    return "\n".join([*lines, "", about.marking, ""])


# ---- HTML for mail programs -----------------------------------------------------------------------------------


def _html(found: Review, about: Facts, headline: str) -> str:
    band = f'<p style="{_BAND}">{safe(about.marking)}</p>'
    body = (
        band
        + _banner(about)
        + f'<h1 style="margin:20px 0 8px;color:{INK};font-size:26px;line-height:1.2">{safe(headline)}</h1>'
        + _paragraphs([_under(found, about)], _SMALL)
        + _link(_to_review(found, about), "Open the weekly review in the dashboard", _TEXT)
        + _warned(about)
        + _heading("What stands out")
        + _paragraphs(_finding(found), _TEXT)
        + _exceptions(found, about)
        + _paragraphs(_resting(found), _SMALL)
        + _heading("Every measure, in the whole force")
        + _table(found, about)
        + "".join(_heading(heading) + _paragraphs([told], _SMALL) for heading, told in _statements(about))
        + f'<p style="margin:0 0 16px">&nbsp;</p>{band}'
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{safe(headline)}</title></head>\n"
        f'<body style="margin:0;padding:0;background:#FFFFFF;color:{INK};font-family:Arial,Helvetica,sans-serif">\n'
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">\n'
        '<table role="presentation" width="860" cellpadding="0" cellspacing="0" border="0" style="max-width:860px">'
        f'<tr><td style="padding:0 12px">\n{body}\n</td></tr></table>\n</td></tr></table>\n</body></html>\n'
    )


def _banner(about: Facts) -> str:
    if not about.illustrative:
        return ""
    style = f"margin:0;padding:6px;background:{PALE};color:{INK};font-size:14px;text-align:center"
    return f'<p style="{style}"><strong>{safe(ILLUSTRATIVE)}</strong></p>'


def _warned(about: Facts) -> str:
    return _heading("Before you rely on this") + _paragraphs(about.beware, _TEXT) if about.beware else ""


def _exceptions(found: Review, about: Facts) -> str:
    """The list of what stands out, the strongest evidence first."""
    items = "".join(
        f'<li style="margin:0 0 10px;font-size:16px;line-height:1.4">{safe(weekly_words.sentence(row))}'
        f"{_link(_to_measure(row, about), f'Open {weekly_words.name(row)}', 'margin:2px 0 0;font-size:14px')}</li>"
        for row in found.exceptions
    )
    return f'<ol style="margin:0 0 12px;padding-left:28px;color:{INK}">{items}</ol>' if items else ""


def _table(found: Review, about: Facts) -> str:
    """A real table with headed columns and rows, which a screen reader can walk."""
    caption = f"Every measure in the whole force: {periods.label(found.week)} beside other weeks"
    heads = "".join(
        f'<th scope="col" style="{_CELL};background:{PALE};font-size:13px">{safe(name)}</th>' for name in COLUMNS
    )
    rows = "".join(_row(row, found, about) for row in found.rows)
    return (
        '<table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;width:100%">'
        f'<caption style="text-align:left;padding:0 0 6px;font-size:14px;color:{DARK}">{safe(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table>"
    )


def _row(row: WeekRow, found: Review, about: Facts) -> str:
    there, title = _to_measure(row, about), safe(_titled(row, found))
    named = f'<a href="{safe(there)}" style="color:{BLUE}">{title}</a>' if there else title
    cells = "".join(f'<td style="{_CELL};font-size:13px">{safe(said)}</td>' for said in _cells(row))
    return f'<tr><th scope="row" style="{_CELL};font-size:13px;font-weight:bold">{named}</th>{cells}</tr>\n'


def _heading(text: str) -> str:
    return f'<h2 style="margin:20px 0 8px;color:{INK};font-size:20px;line-height:1.3">{safe(text)}</h2>'


def _paragraphs(texts: Sequence[str], style: str) -> str:
    return "".join(f'<p style="{style}">{safe(text)}</p>' for text in texts if text)


def _link(there: str, text: str, style: str) -> str:
    return f'<p style="{style}"><a href="{safe(there)}" style="color:{BLUE}">{safe(text)}</a></p>' if there else ""
