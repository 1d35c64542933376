"""The target-setting helper: what Appendix B of the plan comes to for a crime type, with its years and milestones."""

from __future__ import annotations

from pages.parts import peer_reads, widgets, words
from pages.parts.markup import fold, notice, paragraphs, safe
from pages.parts.reads import Version
from pages.parts.tables import Cell, Table, to_html
from warehouse.measures import against_words, setting_words
from warehouse.measures.periods import label
from warehouse.measures.target_setting import Proposal

HEADING = "Setting a target (Appendix B)"
NONE = (
    "Targets are set by the rates of other forces, and none are held.",
    "Load the Home Office's police recorded crime tables (home_office), a year a file: two years or more have a trend.",
)


def show(at: Version) -> bool:
    """The helper as a part of a page: a crime type, whose choice is in the address, and what the method comes to.

    Whether open data were shown, whose licence the page then carries.
    """
    offered = {measure.id: measure for measure in peer_reads.settable(at)}
    widgets.show(f"<h2>{safe(HEADING)}</h2>")
    if not offered:
        widgets.show(notice("Nothing to set a target by", paragraphs(NONE)))
        return False
    titles = {name: measure.title for name, measure in offered.items()}
    first = next((name for name, one in offered.items() if isinstance(peer_reads.proposal(at, one), Proposal)), "")
    chosen = widgets.pick("setting", "Crime type", titles, first or next(iter(titles)), width=420)
    found = peer_reads.proposal(at, offered[chosen])
    widgets.show(body(found, at.w.settings.force))
    return True


def body(found: Proposal | str, home: str) -> str:
    """The sentences, then the years and the milestones in one table; or why there is no target."""
    method = fold("How it is worked out", paragraphs([setting_words.METHOD]))
    if isinstance(found, str):
        return notice("No target", paragraphs([found])) + method
    setting, measure = found.setting, found.against.measure
    told = f"<p><strong>{safe(setting_words.aim(measure, setting))}</strong></p>"
    told += paragraphs(
        [
            setting_words.reason(measure, setting),
            setting_words.attention(setting.attention, setting.baseline.period),
        ]
    )
    notes = against_words.notes(found.against, home)
    return told + to_html(of_years(found)) + method + paragraphs(notes, "small")


def of_years(found: Proposal) -> Table:
    """The years that the trend rests on, then what is to be reached by the end of each year after them."""
    setting, measure = found.setting, found.against.measure
    columns = ("Year", words.unit_title(measure), "For each 1,000 people", "Mean of the group")
    held = [
        (
            Cell(f"{label(year.period)}{' (baseline)' if year == setting.baseline else ''}"),
            Cell(words.number(year.count, "count"), raw=year.count),
            Cell(against_words.rate(year.rate), raw=year.rate),
            Cell(against_words.rate(year.mean), raw=year.mean),
        )
        for year in setting.years
    ]
    expected = "" if setting.position is None else f"{against_words.rate(setting.position)} expected"
    reached = [
        (
            Cell(f"{label(step.period)} (to reach)", css="own"),
            Cell(f"{words.number(step.count, 'count')} or fewer", css="own"),
            Cell(against_words.rate(step.rate), css="own"),
            Cell(expected if number == 0 else "", css="own"),
        )
        for number, step in enumerate(setting.steps)
    ]
    caption = f"{measure.title}: years held, and what is to be reached"
    return Table(caption, columns, (*held, *reached), frozenset({1, 2, 3}), css="peers")
