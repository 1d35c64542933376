"""`pcc outcomes`: the same figures as `pcc value`, under either name of a rate, and what the public may not see."""

RATE, COHORT, YEAR = "all_crime_outcome_rate", "all_crime_cohort_rate", ("--period", "2016/17")


def test_the_command_says_what_each_figure_says(ask, sample_home):
    said = ask(sample_home, "outcomes", RATE, *YEAR)
    for name, shown in ((COHORT, said["cohort"]), (RATE, said["throughput"])):
        figure = ask(sample_home, "value", name, *YEAR)
        assert shown["measure"] == name
        assert all(shown[key] == figure[key] for key in ("value", "numerator", "denominator", "status"))
    at_30 = ask(sample_home, "value", f"{COHORT}@30", *YEAR)
    assert [point["value"] for point in said["curve"] if point["age"] == 30] == [at_30["value"]]
    assert len(said["curve"]) == 11
    mix = said["mix"]
    listed = sum(row["crimes"] for row in mix["outcomes"])
    assert listed + mix["not_known"] + mix["none"] == mix["crimes"] == said["cohort"]["denominator"]
    positive = {"1", "1A", "2", "2A", "3", "3A", "4", "6", "7", "8"}
    counted = sum(row["crimes"] for row in mix["outcomes"] if row["code"] in positive)
    assert counted == said["cohort"]["numerator"]
    assert ask(sample_home, "outcomes", COHORT, *YEAR) == said


def test_the_public_is_told_what_it_may_read(pcc, sample_home):
    said = pcc(sample_home, "outcomes", RATE, *YEAR, "--audience", "public", status=2).stderr
    assert said.startswith("Not published: how outcomes come with age.") and "financial year" in said


def test_a_year_not_received_has_no_rate_no_curve_and_no_mix(ask, sample_home):
    said = ask(sample_home, "outcomes", RATE, "--period", "2025/26")
    assert (said["cohort"]["value"], said["cohort"]["status"], said["mix"]) == (None, "not_received", None)
    assert {point["value"] for point in said["curve"]} == {None}
