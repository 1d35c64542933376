"""What changed in the last seven days? What stands out, what to ask, and every measure's week beside others."""

from __future__ import annotations

from pages.parts import beforehand, question_form, review_reads, review_table, states, widgets
from pages.parts.markup import link, notice, paragraphs, safe
from pages.parts.reads import Version, version
from warehouse.measures import periods, weekly_words
from warehouse.measures.reviews import Review

NONE = (
    "No measure that is held by day or week has a whole week yet. Open data come by the month and have no weeks.",
    "Load an extract of crimes, calls or incidents on the Load page, or with: pcc load FILE.",
)


@widgets.page
def show() -> None:
    """The review of the week in the address."""
    at = version()
    weeks = review_reads.weeks(at)
    if not weeks:
        widgets.show(f"<h1>No week can be reviewed yet</h1>{notice('What to do', paragraphs(NONE), 'warning')}")
        return
    options = {periods.written(week): periods.long_date(week.ends) for week in weeks}
    with widgets.sidebar("Show"):
        named = widgets.pick("week", "Week ending", options, next(iter(options)))
    found = review_reads.of_week(at, periods.parse(named))
    widgets.title(weekly_words.headline(found), _under(at, found))
    widgets.keep_address(week=named)
    widgets.show(review_table.counts(found, question_form.still_open(at, found)))
    widgets.show(_beware(at, found))
    # A question that was just called for stands first, so that nobody has to look for its form.
    called_for = question_form.is_called_for(found)
    if called_for:
        question_form.card(at, found)
    widgets.show(review_table.exceptions(found))
    widgets.show(paragraphs([weekly_words.CONTROLLED, weekly_words.ages(found)], "small"))
    if not called_for:
        question_form.card(at, found)
    widgets.show(review_table.table(found))
    widgets.attribution()
    if earlier := [week for week in weeks if week.ends < found.week.ends][:1]:
        beforehand.put(lambda: review_reads.of_week(at, earlier[0]))


def _under(at: Version, found: Review) -> str:
    return " · ".join(("Weekly review", weekly_words.asked(found), states.published(at.w)))


def _beware(at: Version, found: Review) -> str:
    """What must be known before the list is read: an older week, days not received, late and refused sources."""
    told = list(weekly_words.beware(found))
    if found.is_newest:
        used = {source for row in found.rows for source in row.measure.sources}
        told += states.beware((state for state in at.sources() if state.name in used), at.extracts())
    warned = notice("Before you rely on this", paragraphs(told), "warning") if told else ""
    if not found.is_newest:
        newest = link("weekly", {}, f"the {periods.label(found.newest)}")
        return f"<p>An earlier week; the newest held is {newest}.</p>{warned}"
    return warned or f'<p class="unseen">{safe(states.ALL_IN_TIME)}</p>'
