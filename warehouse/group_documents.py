"""Comparisons with other forces, and targets set by them, as the JSON documents that the command line promises."""

from __future__ import annotations

from datetime import date

from warehouse.documents import Document
from warehouse.measures import against_words, setting_words
from warehouse.measures.against import Against, Standing
from warehouse.measures.groups import Group
from warehouse.measures.model import Period
from warehouse.measures.target_setting import Proposal, Year
from warehouse.published import Warehouse


def against(w: Warehouse, found: Against) -> Document:
    """The document of `pcc against`: what is missing is null."""
    own = found.own
    return {
        "measure": found.measure.id,
        "period": _span(found.period),
        "group": found.group and _group(w, found.group, found.period),
        "unit": "rate_per_1000",
        "value": own and own.rate.value,
        "mean": found.mean,
        "percent_above": found.above,
        "rank": own and own.rank,
        "of": len(found.standings) if own else None,
        "forces": [_standing(one) for one in found.standings],
        "left_out": [{"force": area.id, "title": area.title, "why": why} for area, why in found.left_out],
        "sentence": against_words.sentence(found),
        "why": found.why or None,
        "version": w.version,
    }


def proposal(w: Warehouse, found: Proposal) -> Document:
    """The document of `pcc target`."""
    setting, measure = found.setting, found.against.measure
    base, tested = setting.baseline, setting.attention
    return {
        "measure": measure.id,
        "group": found.against.group and _group(w, found.against.group, base.period),
        "baseline": _year(base),
        "years": [_year(year) for year in setting.years],
        "trend": _percent(setting.trend),
        "mean_expected": setting.position,
        "reduction_to_mean": _percent(setting.to_position),
        "reduction": _percent(setting.reduction),
        "steps": [{"period": _span(one.period), "count": one.count, "rate": one.rate} for one in setting.steps],
        "attention": {"percent_above": _percent(tested.above), "change": _percent(tested.changed), "due": tested.due},
        "sentence": setting_words.aim(measure, setting),
        "reason": setting_words.reason(measure, setting),
        "why": setting.why or None,
        "version": w.version,
    }


def _year(year: Year) -> Document:
    return {"period": _span(year.period), "count": year.count, "rate": year.rate, "mean": year.mean}


def _standing(one: Standing) -> Document:
    people = one.rate.residents
    return {
        "force": one.area.id,
        "title": one.area.title,
        "count": one.count,
        "population": people.people,
        "population_year": people.year,
        "population_source": people.source,
        "rate": one.rate.value,
        "low": one.rate.low,
        "high": one.rate.high,
        "rank": one.rank,
    }


def _group(w: Warehouse, group: Group, period: Period) -> Document:
    return {
        "id": group.id,
        "title": group.title,
        "kind": group.kind,
        "as_on": period.ends.isoformat(),
        "members": list(group.forces(period.ends)),
        "source": group.source,
        "words": against_words.membership(group, period, w.settings.force),
    }


def _span(period: Period) -> Document:
    return {"from": _day(period.starts), "to": _day(period.ends)}


def _day(on: date) -> str:
    return on.isoformat()


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
