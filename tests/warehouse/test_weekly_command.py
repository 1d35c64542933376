"""`pcc weekly`: the document of a week, the same numbers as `pcc value`, and wrong use."""

import json

from warehouse import review
from warehouse.measures import weekly_words


def test_the_document_of_the_newest_week(sample_home, sample, ask):
    found = ask(sample_home, "weekly")
    held = review.review(sample)
    assert (found["week"], found["from"], found["to"]) == ("2019-W13", "2019-03-25", "2019-03-31")
    assert found["headline"] == weekly_words.headline(held) and found["tested"] == held.tested
    assert (found["age_days"], found["at_equal_age"]) == (None, 0) and "as they are known today" in found["notes"][0]
    assert [row["measure"] for row in found["rows"]] == [row.measure.id for row in held.rows]
    assert "the same week last year held Good Friday (30 March 2018)" in found["notes"][1]


def test_an_exception_in_the_document(sample_home, ask):
    found = ask(sample_home, "weekly", "--week", "2015-W39")
    first = found["exceptions"][0]
    assert (first["measure"], first["area"], first["direction"]) == (
        "theft_from_vehicle", "npa:hinckley_and_blaby", "high",
    )  # fmt: skip
    assert first["verdict"] == "Concern" and first["usual"][0] < first["expected"] < first["usual"][1]
    value = ask(sample_home, "value", first["measure"], "--area", first["area"], "--period", "2015-W39")
    assert value["value"] == first["now"]["value"] and value["previous"]["value"] == first["previous"]["value"]
    assert value["same_period_last_year"]["value"] == first["last_year"]["value"]
    assert first["sentence"].startswith("Theft from a motor vehicle, Hinckley and Blaby: 56 in the week to")


def test_a_week_that_is_not_held_is_wrong_use(sample_home, pcc):
    done = pcc(sample_home, "weekly", "--week", "2031-W01", status=2)
    assert "those held are" in done.stderr and "2019-W13" in done.stderr


def test_in_words_and_without_weeks(real_home, sample_home, pcc):
    assert "has a whole week yet" in pcc(real_home, "weekly").stdout
    assert json.loads(pcc(real_home, "weekly", "--json").stdout) is None
    assert "stands out in the week to 31 March 2019" in pcc(sample_home, "weekly").stdout


def test_the_public_is_told_what_it_may_read(sample_home, pcc):
    assert "Not published: figures by week." in pcc(sample_home, "weekly", "--audience", "public", status=2).stderr
