"""The commands that set a force beside others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands import terminal
from warehouse.home import Home

if TYPE_CHECKING:
    from warehouse.measures.model import Period
    from warehouse.published import Warehouse

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Named = Annotated[str | None, typer.Option(help="A comparison group's id.")]


def against(
    measure: str,
    group: Named = None,
    period: Annotated[str | None, typer.Option()] = None,
    as_json: Json = False,
) -> None:
    """A force's rate against its comparison group: each force, the group's mean, the rank."""
    from warehouse import group_documents, groups
    from warehouse.measures import against_words

    w = _warehouse()
    found = groups.against(w, measure, _period(w, measure, period), group)
    if as_json:
        terminal.document(group_documents.against(w, found))
        return
    terminal.say(against_words.sentence(found))
    if found.standings:
        columns = ("Force", "For each 1,000", "95% interval", "Count", "People", "Rank")
        cells = [
            (
                one.area.title,
                against_words.rate(one.rate.value),
                against_words.interval(one.rate),
                f"{one.count:,.0f}",
                f"{one.rate.residents.people:,}",
                one.rank,
            )
            for one in reversed(found.standings)
        ]
        terminal.table(f"{found.measure.title}, {against_words.when(found.period)}", columns, cells)
    for told in against_words.notes(found, w.settings.force):
        terminal.say(told)


def target(
    measure: str,
    group: Named = None,
    year: Annotated[str | None, typer.Option(help="The baseline: a financial year such as 2017/18.")] = None,
    as_json: Json = False,
) -> None:
    """The target that Appendix B of the plan comes to: the reduction, its milestones, and the attention test."""
    from warehouse import group_documents, groups
    from warehouse.measures import against_words, setting_words

    w = _warehouse()
    found = groups.proposal(w, measure, group, _period(w, measure, year))
    if as_json:
        terminal.document(group_documents.proposal(w, found))
        return
    setting, compared = found.setting, found.against
    told = (
        setting_words.aim(compared.measure, setting),
        setting_words.reason(compared.measure, setting),
        setting_words.attention(setting.attention, setting.baseline.period),
        setting_words.METHOD,
        *against_words.notes(compared, w.settings.force),
    )
    for line in told:
        terminal.say(line)


def _period(w: Warehouse, measure: str, text: str | None) -> Period | None:
    from warehouse import questions

    return questions.period_named(w, measure, "force", text) if text else None


def _warehouse() -> Warehouse:
    from warehouse.published import open_warehouse

    return open_warehouse(Home.find())
