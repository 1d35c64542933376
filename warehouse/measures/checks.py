"""What must hold between the records of a catalogue, beyond each file being well formed. Every fault is reported."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations

from warehouse.measures import codes, cohorts
from warehouse.measures.fields import Faults, close_names
from warehouse.measures.model import Event, Measure, Plan, Target
from warehouse.measures.overlay import Found

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_HAS_VALUE = ("change", "level", "amount")
_RATIOS = ("percent", "seconds", "rate_per_1000")


def check_measure(
    measure: Measure,
    where: str,
    measures: Found,
    plans: Mapping[str, Plan],
    code_sets: Mapping[str, object],
    faults: Faults,
) -> None:
    """All that is checked of one measure. `measures` are the tables of those that exist, well formed or not.

    `code_sets` are the names of code sets (`offence.drugs`) and of tables of code weights (`weight.severity`).
    """
    if not _NAME.fullmatch(measure.id):
        faults.add(where, "the file's name must be lower-case letters, digits and underscores")
    _check_shape(measure, where, faults)
    _check_life(measure, where, measures, faults)
    _check_counterpart(measure, where, measures, faults)
    _check_ages(measure, where, faults)
    _check_placements(measure, where, plans, faults)
    _check_code_sets(measure, where, code_sets, faults)
    for number, target in enumerate(measure.targets, start=1):
        check_target(measure, target, f"{where}, targets {number}", faults)
    for one, other in combinations(measure.targets, 2):
        shared = set(one.areas) & set(other.areas)
        if shared and one.kind == other.kind and one.starts <= other.ends and other.starts <= one.ends:
            faults.add(
                where, f"two {one.kind} targets overlap from {max(one.starts, other.starts)}{_again(one, other)}"
            )


def _again(one: Target, other: Target) -> str:
    """How to say that a promise was made anew, where two records look as if it was."""
    same = (one.starts, one.ends, one.areas) == (other.starts, other.ends, other.areas)
    return "; give the later one 'recorded', the day that it was made, and it supersedes the other" if same else ""


def _check_shape(measure: Measure, where: str, faults: Faults) -> None:
    if measure.unit in _RATIOS and measure.denominator is None:
        faults.add(where, f"a measure in {measure.unit} needs a denominator")
    if measure.unit not in _RATIOS and measure.denominator is not None:
        faults.add(where, f"a measure in {measure.unit} has no denominator; use unit percent or seconds for a ratio")
    if measure.survey and not (measure.unit == "percent" and measure.numerator.weight):
        faults.add(where, "a survey measure is a percent whose parts name a weight")
    if measure.denominator and measure.numerator.weight != measure.denominator.weight:
        faults.add(where, "the numerator and the denominator must be weighted alike")
    if not measure.sources:
        faults.add(where, "'sources' is empty")


def _check_life(measure: Measure, where: str, measures: Mapping[str, object], faults: Faults) -> None:
    if measure.next_review < measure.reviewed:
        faults.add(where, "'next_review' is before 'reviewed'")
    if measure.starts and measure.ends and measure.ends < measure.starts:
        faults.add(where, "'ends' is before 'starts'")
    heir = measure.succeeded_by
    if heir is not None and heir not in measures:
        faults.add(where, f"'succeeded_by' names no measure: {heir}.{close_names(heir, measures)}")
    if (whole := measure.part_of) is not None and whole not in measures:
        faults.add(where, f"'part_of' names no measure: {whole}.{close_names(whole, measures)}")


def _check_counterpart(measure: Measure, where: str, measures: Found, faults: Faults) -> None:
    """That a counterpart exists and names this measure in return, and that each way of counting has its name."""
    other = measure.counterpart
    if (other is None) != (not measure.counted_as):
        faults.add(where, "'counterpart' and 'counted_as' go together")
    if other is None:
        return
    if other not in measures:
        faults.add(where, f"'counterpart' names no measure: {other}.{close_names(other, measures)}")
    elif measures[other][1].get("counterpart") != measure.id:
        faults.add(where, f"'counterpart' is {other}, which does not name this measure in return")


def _check_ages(measure: Measure, where: str, faults: Faults) -> None:
    """That only a cohort has ages, in order, at which its mart knows how a crime stood, and says so in no part."""
    marts = {part.mart for part in (measure.numerator, measure.denominator) if part}
    if bool(measure.ages) != (marts == {cohorts.MART}):
        faults.add(where, f"'ages' go with a rate of the mart '{cohorts.MART}' over itself, and with nothing else")
    if list(measure.ages) != sorted(set(measure.ages)) or not set(measure.ages) <= set(cohorts.AGES):
        faults.add(where, f"'ages' must be some of {', '.join(map(str, cohorts.AGES))}, in order")
    if measure.numerator.as_stood is not None or (measure.denominator and measure.denominator.as_stood is not None):
        faults.add(where, "'as_stood' is not written in a definition: name the 'ages'")
    if measure.ages and re.search(r"\boutcome_", cohorts.crimes_of(measure)):
        faults.add(where, "which crimes a cohort is of cannot depend on their outcomes")
    if measure.ages and measure.grain not in ("month", "quarter", "year"):
        faults.add(where, "a cohort is counted by month at the finest")
    if measure.ages and cohorts.FOLLOWED not in measure.sources:
        faults.add(where, f"a cohort needs the source '{cohorts.FOLLOWED}'")


def _check_placements(measure: Measure, where: str, plans: Mapping[str, Plan], faults: Faults) -> None:
    for placement in measure.placements:
        held = plans.get(placement.plan)
        if held is None:
            faults.add(where, f"unknown plan '{placement.plan}'; the plans are {', '.join(plans)}")
        elif placement.theme not in (themes := [theme.id for theme in held.themes]):
            faults.add(where, f"plan {placement.plan} has no theme '{placement.theme}'; it has {', '.join(themes)}")


def _check_code_sets(measure: Measure, where: str, code_sets: Mapping[str, object], faults: Faults) -> None:
    for full in codes.asked_for(measure):
        if full not in code_sets:
            near = close_names(full, code_sets)
            faults.add(where, f"unknown code set '{full}'; the code sets are {', '.join(code_sets)}.{near}")


def check_target(measure: Measure, target: Target, where: str, faults: Faults) -> None:
    """That a target record's dates, value and direction agree with its kind and with the measure's `better`."""
    if target.ends < target.starts:
        faults.add(where, "'ends' is before 'starts'")
    if (target.value is not None) != (target.kind in _HAS_VALUE):
        article = "an" if target.kind == "amount" else "a"
        faults.add(where, f"{article} {target.kind} target has {'a' if target.kind in _HAS_VALUE else 'no'} 'value'")
    if (target.direction is not None) != (target.kind == "direction"):
        faults.add(where, f"a {target.kind} target has {'a' if target.kind == 'direction' else 'no'} 'direction'")
    if measure.better == "neither" and target.kind in ("change", "level", "direction"):
        faults.add(where, f"a {target.kind} target needs a measure whose 'better' is lower or higher")
    if target.kind == "change":
        _check_change(measure, target, where, faults)
    elif target.kind == "amount":
        _check_amount(measure, target, where, faults)
    elif target.baseline is not None:
        faults.add(where, f"a {target.kind} target has no 'baseline'")
    if target.kind == "direction" and (target.direction, measure.better) in (("up", "lower"), ("down", "higher")):
        faults.add(where, f"the direction '{target.direction}' goes against better = '{measure.better}'")


def _check_change(measure: Measure, target: Target, where: str, faults: Faults) -> None:
    if measure.unit not in ("count", "pounds"):
        faults.add(where, "a change target is for a count; give a rate a level")
    if target.baseline is None:
        faults.add(where, "a change target needs a 'baseline', the first day of the baseline financial year")
    elif (target.baseline.month, target.baseline.day) != (4, 1) or target.baseline >= target.starts:
        faults.add(where, "'baseline' must be a 1 April before the target starts")
    if target.value is None:
        return
    if abs(target.value) > 1:
        faults.add(where, f"a change is a share: write {target.value / 100:g} for {abs(target.value):g}%")
    if (target.value < 0 and measure.better == "higher") or (target.value > 0 and measure.better == "lower"):
        faults.add(where, f"the change {target.value:+g} goes against better = '{measure.better}'")


def _check_amount(measure: Measure, target: Target, where: str, faults: Faults) -> None:
    if measure.denominator is not None or measure.nature == "stock":
        faults.add(where, "an amount target is for what adds up; give a rate or a stock a level")
    if target.baseline is None:
        faults.add(where, "an amount target needs a 'baseline', the 1 April from which it is added up")
    elif (target.baseline.month, target.baseline.day) != (4, 1) or target.baseline > target.starts:
        faults.add(where, "'baseline' must be a 1 April no later than the target's start")
    if measure.better != "higher":
        faults.add(where, "an amount target needs a measure whose 'better' is higher")


def check_plan(plan: Plan, where: str, faults: Faults) -> None:
    """That a plan's dates are in order and its themes differ."""
    if plan.ends < plan.starts:
        faults.add(where, "'ends' is before 'starts'")
    themes = [theme.id for theme in plan.themes]
    for twice in sorted({theme for theme in themes if themes.count(theme) > 1}):
        faults.add(where, f"theme '{twice}' is there twice")
    numbers = [priority.number for priority in plan.priorities]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        faults.add(where, f"priority {number} is there twice")
    for priority in plan.priorities:
        if priority.theme not in themes:
            faults.add(where, f"priority {priority.number} is under no theme: {priority.theme}")


def check_event(
    event: Event, where: str, measures: Mapping[str, object], code_sets: Mapping[str, object], faults: Faults
) -> None:
    """That the measures and code sets an event names exist, and that it names something to stand on."""
    if not event.sources and not event.measures and not event.code_sets:
        faults.add(where, f"event '{event.id}' names neither sources nor measures nor code sets")
    for name in event.code_sets:
        if name not in code_sets:
            faults.add(where, f"event '{event.id}' names no code set: {name}.{close_names(name, code_sets)}")
    for name in event.measures:
        if name not in measures:
            faults.add(where, f"event '{event.id}' names no measure: {name}.{close_names(name, measures)}")
