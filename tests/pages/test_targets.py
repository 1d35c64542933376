"""The plan as it is written: its priorities and targets on the page, from the numbers that the command line gives."""

from dataclasses import replace
from datetime import date

import pytest

from pages.parts import plan_status, promises, target_tables
from tests.pages import made
from tests.pages.running import address, markup, words
from warehouse import query
from warehouse.measures import periods
from warehouse.measures.model import Plan, Projection, RunRate, Theme, Verdict
from warehouse.measures.plan_records import Entry, Milestone, Priority

PLAN = Plan(
    "2013-17", "A plan", date(2013, 4, 1), date(2017, 3, 31), (Theme("safer", "Safer"),),
    (Priority(12, "safer", "Less of it"), Priority(16, "safer", "Promised and not counted")),
)  # fmt: skip
TODAY = date(2014, 6, 1)


def milestone(name, due, done=None, priority=16):
    return Milestone(name, f"{name} <kept>", "2013-17", "safer", due, "Plan, page 2", priority, done)


PROMISED = [
    milestone("first", date(2013, 12, 31), date(2013, 12, 1)),
    milestone("second", date(2014, 1, 31)),
    milestone("third", date(2015, 1, 31)),
]


def row(code, **told):
    """A measure with its change target on the Board, and what was said of it."""
    target = made.change_target()
    verdict = Verdict(code, target, made.YEAR, 4199, 4199, None, 3423, 3935, 6.7, **told)
    of = made.measure(targets=(target,), placements=(replace(made.measure().placements[0], theme="safer"),))
    found = made.row(of=of)
    return replace(found, figure=replace(found.figure, verdict=verdict))


def plain(text):
    class Page:
        def get(self, _):
            return [type("E", (), {"proto": type("P", (), {"body": text})})]

    return words(Page())


# ---- parts ----------------------------------------------------------------------------------------------------------


def test_every_priority_stands_with_its_counts_whether_it_is_counted_or_only_promised():
    said = plain(plan_status.priorities(PLAN, [row("not_met")], PROMISED, TODAY))
    assert "2 priorities in 1 group" in said
    assert "12. Less of it Safer 1 not met None" in said
    assert "16. Promised and not counted Safer No measure is counted 1 done 1 late 1 due" in said


def test_a_plan_without_priorities_has_no_such_table():
    assert plan_status.priorities(replace(PLAN, priorities=()), [row("met")], [], TODAY) == ""


def test_the_headline_counts_targets_and_milestones():
    assert (
        plan_status.headline([row("not_met")], PROMISED, TODAY) == "1 target not met; 1 milestone done, 1 late, 1 due"
    )
    assert plan_status.headline([made.row()], PROMISED[2:], TODAY) == "1 milestone due"
    assert plan_status.headline([made.row()], [], TODAY) == ""


def test_a_target_is_shown_with_what_was_judged_and_what_it_comes_to():
    said = plain(target_tables.theme(PLAN.themes[0], PLAN, [row("not_met")], made.YEAR, {}))
    assert "12. Less of it Some offences 13% fewer than 2012/13" in said
    assert "4,199 2013/14; the target comes to 3,423 offences or fewer Not met" in said
    assert "The rest of the year" not in said, "a year that is over has no rest"


def test_an_unfinished_year_says_where_it_is_heading_and_what_it_needs():
    ahead = {
        "year_aim": 3423, "probability": 0.04,
        "projection": Projection(3868, 3747, 3997, date(2014, 3, 31), date(2013, 10, 31), 19),
        "run_rate": RunRate("needed", 241.4, 316.6, 1207, 151, "month", True, 339.2, 5.0),
    }  # fmt: skip
    said = plain(target_tables.theme(PLAN.themes[0], PLAN, [row("behind", **ahead)], made.YEAR, {}))
    assert "Behind Heading for 3,868 (3,747 to 3,997), 4% chance Needs 241 a month; so far 317" in said


def test_a_plan_without_targets_is_read_year_on_year():
    free = replace(
        row("no_target"), measure=made.measure(), figure=made.figure(same_period_last_year=made.comparison(264))
    )
    said = plain(target_tables.theme(PLAN.themes[0], PLAN, [free], made.YEAR, {}))
    assert "Change on 2012/13" in said and "6.7% more (+264) Probably real" in said and "Verdict" not in said


def test_a_target_of_another_plan_is_not_this_one_s():
    later = replace(PLAN, starts=date(2017, 4, 1), ends=date(2021, 3, 31))
    assert target_tables.of_plan(row("met").measure, PLAN)
    assert not target_tables.of_plan(row("met").measure, later)


def test_every_record_is_listed_with_how_it_stands():
    old, new = made.change_target(), made.change_target(value=-0.1, recorded=date(2013, 9, 1), source="Board, item 4")
    later = made.change_target(starts=date(2014, 4, 1), ends=date(2015, 3, 31), baseline=date(2013, 4, 1))
    of = made.measure(targets=(new, later), superseded=(old,))
    assert target_tables.standing(of, new, made.YEAR) == "In force (recorded 1 Sep 2013)"
    assert target_tables.standing(of, later, made.YEAR) == "To come"
    assert target_tables.standing(of, new, periods.parse("2014/15")) == "Past"
    said = plain(target_tables.records([of], made.YEAR))
    assert "Every target record: 3" in said
    assert "Superseded by 10% fewer than 2012/13 (recorded 1 Sep 2013), Board, item 4" in said
    assert target_tables.records([made.measure()], made.YEAR) == ""


def test_the_step_in_force_says_which_it_is_and_that_it_took_another_s_place():
    steps = tuple(
        made.change_target(
            kind="level", value=value, baseline=None, starts=date(year, 4, 1), ends=date(year + 1, 3, 31)
        )
        for year, value in ((2013, 85), (2014, 86))
    )
    of = made.rate(targets=steps, superseded=(replace(steps[0], value=80),))
    found = replace(row("met"), measure=of)
    found = replace(found, figure=made.figure(of, verdict=Verdict("met", steps[0], made.YEAR, 90, 9, 10, 85)))
    said = plain(target_tables.theme(PLAN.themes[0], PLAN, [found], made.YEAR, {}))
    assert "85% Step 1 of 2 Supersedes an earlier record 90.0% 9 of 10 2013/14 Met" in said


def test_milestones_are_done_late_or_due_by_the_day_asked_for_and_are_only_text():
    said = promises.milestones(PROMISED, TODAY)
    assert "&lt;kept&gt;" in said and "<kept>" not in said
    assert (
        "Done on 1 December 2013" in said
        and "Late: due by 31 January 2014" in said
        and "Due by 31 January 2015" in said
    )
    assert "Late" not in promises.milestones(PROMISED, date(2013, 6, 1))
    assert promises.NO_MILESTONES in promises.milestones([], TODAY)


def test_the_register_shows_the_grading_in_force_and_what_is_asked_by_when():
    entries = [
        Entry("a", "grading", "efficiency", "Efficiency", "HMIC", date(2013, 11, 1), "Report", "good"),
        Entry("b", "grading", "efficiency", "Efficiency", "HMIC", date(2014, 2, 1), "Report", "requires improvement"),
        Entry("c", "recommendation", "efficiency", "Do it", "HMIC", date(2014, 2, 1), "Report", due=date(2014, 5, 1),
              measures=("some_offences", "gone")),
        Entry("d", "finding", "efficiency", "So it is", "HMIC", date(2014, 2, 1), "Report"),
        Entry("e", "finding", "efficiency", "Later", "HMIC", date(2016, 2, 1), "Report"),
    ]  # fmt: skip
    known = {"some_offences": made.measure()}
    said = plain(promises.register(entries, known, {}, TODAY))
    assert "Requires improvement Efficiency, HMIC, 1 Feb 2014" in said
    assert "A later grading is in force" in said and "Late: due by 1 May 2014" in said and "No action asked" in said
    assert "Some offences" in said and "Later" not in said
    before = plain(promises.register(entries, known, {}, date(2014, 1, 1)))
    assert "Good Efficiency" in before and "Do it" not in before
    assert promises.NO_REGISTER in promises.register(entries, known, {}, date(2010, 1, 1))


# ---- the page -------------------------------------------------------------------------------------------------------


def test_the_plan_opens_with_its_18_priorities_in_five_groups(run, sample_home):
    at = run(sample_home, "targets", plan="2013-17")
    said = words(at)
    assert address(at) == {"plan": "2013-17", "period": "2013/14", "as_at": "today"}
    assert "18 priorities in 5 groups" in said and "8 late" in said
    assert "12. Domestic burglary" in said and "16. A better response to mental health needs" in said


def test_the_page_says_what_the_query_says(run, sample_home, sample):
    at = run(sample_home, "targets", plan="2013-17", period="2013-10", as_at="period")
    said = words(at)
    verdict = query.figure(sample, "domestic_burglary", period=periods.parse("2013-10")).verdict
    assert verdict.projection and verdict.run_rate and verdict.run_rate.needed
    assert f"Heading for {verdict.projection.value:,.0f} ({verdict.projection.low:,.0f} to" in said
    assert f"Needs {int(verdict.run_rate.needed):,} a month" in said
    assert "Due by 31 December 2013" in said and "late" not in markup(at).split("</h1>")[0]


def test_the_savings_stand_against_each_step_with_the_reserves_apart(run, sample_home):
    said = words(run(sample_home, "targets", plan="2013-17"))
    assert "Revenue savings delivered, by 31 March 2016 £8,600,000 £8,660,000 £60,000 more Met" in said
    assert "Shown apart, and never added" in said and "Reserves used once, 2016/17 £4,100,000" in said


def test_the_stepped_schedule_is_seen(run, sample_home):
    said = words(run(sample_home, "targets", plan="2013-17", period="2014/15"))
    assert "86% Step 2 of 4" in said


def test_the_plan_of_2017_has_no_numeric_targets(run, sample_home):
    said = words(run(sample_home, "targets", plan="2017-21"))
    assert "No numeric targets: year on year" in said
    for theme in (
        "Viable Partnerships",
        "Visible Policing",
        "Victim Services",
        "Vulnerability Protection",
        "Value for Money",
    ):
        assert theme in said
    assert "Change on" in said and "Milestones" not in said


@pytest.mark.parametrize("plan", ["2013-17", "2017-21"])
def test_a_plan_of_which_nothing_is_held_still_shows_what_was_promised(run, real_home, plan):
    said = words(run(real_home, "targets", plan=plan))
    assert "Not received" in said and "Inspections" in said
    assert ("Milestones" in said) == (plan == "2013-17")
    assert "Setting a target (Appendix B)" in said and "Crime type" not in said


def test_a_wrong_plan_or_day_is_told_in_plain_words(run, sample_home):
    assert "There is no plan 'open-data' to choose here" in words(run(sample_home, "targets", plan="open-data"))
    assert "There is no day for milestones 'never'" in words(run(sample_home, "targets", plan="2013-17", as_at="never"))


def test_the_board_of_an_unfinished_year_says_where_each_target_is_heading(run, sample_home, sample):
    said = words(run(sample_home, "board", plan="2013-17", period="2013-10"))
    verdict = query.figure(sample, "theft_of_vehicle", period=periods.parse("2013-10")).verdict
    assert verdict.projection and f"Heading for {verdict.projection.value:,.0f} (" in said
    assert "10% fewer than 2012/13 Needs" in said and "a month; so far" in said


def test_the_measure_page_tells_the_rest_in_sentences(run, sample_home):
    said = words(run(sample_home, "measure", measure="domestic_burglary", period="2013-10"))
    assert "2013/14 is heading for" in said and "by simulation from the 19 months to 31 October 2013." in said
    assert "To meet it: " in said and "offences a month or fewer over the 5 months left" in said
