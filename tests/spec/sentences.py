"""The headline sentences: for what was held, the words that must come of it, to the letter."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.figures import CHARNWOOD
from warehouse.measures.model import Amounts

Case = tuple[str, str, dict[str, Any], dict[str, Any], str]

CASES: tuple[Case, ...] = (
    (
        "domestic_burglary", "2013/14", {"2012/13": 3935, "2013/14": 4199}, {},
        "Domestic burglary: 4,199 in 2013/14, 6.7% more (+264) than 2012/13 against a target of 13% fewer. Not met.",
    ),
    (
        "violence_with_injury", "2013/14", {"2012/13": 4365, "2013/14": 5052}, {},
        "Violence against the person with injury: 5,052 in 2013/14, 15.7% more (+687) than 2012/13 against a target of "
        "2% fewer. Not met.",
    ),
    (
        "domestic_burglary", "2013/14", {"2012/13": 3935, "2013/14": 3423}, {},
        "Domestic burglary: 3,423 in 2013/14, 13.0% fewer (-512) than 2012/13 against a target of 13% fewer. Met.",
    ),
    (
        "domestic_burglary", "2013-10",
        {
            "2013-10": 342, "2012-10": 330, "ytd:2013-10": 2400, "ytd:2012-10": 2200, "2012/13": 3935,
        }, {},
        "Domestic burglary: 342 in October 2013, 3.6% more (+12) than October 2012 (could be chance, Z +0.5). From "
        "April to October 2013: 2,400, 9.1% more (+200) than the same days of 2012/13 against a target of 13% fewer. "
        "Behind: heading for 4,119 (80% interval 3,986 to 4,267) by 31 March 2014, under 1% chance of meeting it.",
    ),
    (
        "domestic_burglary", "ytd:2013-10", {"ytd:2013-10": 1890, "ytd:2012-10": 2200, "2012/13": 3935}, {},
        "Domestic burglary: 1,890 from April to October 2013, 14.1% fewer (-310) than the same days of 2012/13 against "
        "a target of 13% fewer. On course: heading for 3,267 (80% interval 3,071 to 3,474) by 31 March 2014, 84% "
        "chance of meeting it.",
    ),
    (
        "theft_of_vehicle", "2013/14", {"2012/13": 0, "2013/14": 3}, {},
        "Theft of a motor vehicle: 3 in 2013/14, 3 more (from none) than 2012/13 against a target of 10% fewer. Not "
        "met.",
    ),
    (
        "domestic_burglary", "2013/14", {"2012/13": 400, "2013/14": 411}, {"area": CHARNWOOD},
        "Domestic burglary, Charnwood: 411 in 2013/14, 2.8% more (+11) than 2012/13 (could be chance, Z +0.4). The "
        "target is for the force as a whole.",
    ),
    (
        "domestic_burglary", "2014/15", {"2014/15": 4000, "2013/14": 4199}, {},
        "Domestic burglary: 4,000 in 2014/15, 4.7% fewer (-199) than 2013/14 (probably real, Z -2.2). No target "
        "recorded.",
    ),
    (
        "domestic_burglary", "2013/14", {"2013/14": 4199}, {},
        "Domestic burglary: 4,199 in 2013/14. Not judged: no comparison with 2012/13: not received.",
    ),
    (
        "domestic_burglary", "2013/14", {"2012/13": 3935, "2013/14": 2000}, {"partly": {"2013/14": 183}},
        "Domestic burglary: 2,000 in 2013/14, with 183 of 365 days received: not compared or judged.",
    ),
    (
        "domestic_burglary", "2013/14", {}, {},
        "Domestic burglary: not received for 2013/14.",
    ),
    (
        "domestic_burglary", "2017/18", {}, {},
        "Domestic burglary: no figure for 2017/18: not counted after 31 March 2017; see residential burglary.",
    ),
    (
        "residential_burglary", "2016/17", {}, {},
        "Residential burglary: no figure for 2016/17: not counted before 1 April 2017.",
    ),
    (
        "residential_burglary", "2018-W45", {"2018-W45": 120, "2017-W45": 99}, {},
        "Residential burglary: 120 in the week to 11 November 2018, 21.2% more (+21) than the week to 12 November 2017 "
        "(could be chance, Z +1.4). No target recorded.",
    ),
    (
        "residential_burglary", "2019-03", {"2019-03": 500, "2018-03": 500},
        {"today": date(2019, 4, 8), "settles": 30},
        "Residential burglary: 500 in March 2019, the same as March 2018 (could be chance, Z +0.0). No target "
        "recorded. Provisional: the newest counts can still change.",
    ),
    (
        "domestic_burglary_outcome_rate", "2013/14", {"2012/13": (900, 3935), "2013/14": (1000, 4199)}, {},
        "Domestic burglary outcome rate: 23.8% (1,000 positive outcomes for 4,199 crimes) in 2013/14 against a target "
        "of 25%. Not met.",
    ),
    (
        "domestic_burglary_outcome_rate", "2013/14", {"2013/14": (1049, 4199)}, {},
        "Domestic burglary outcome rate: 24.98% (1,049 positive outcomes for 4,199 crimes) in 2013/14 against a target "
        "of 25%. Not met.",
    ),
    (
        "hate_crime_outcome_rate", "2013-08", {"2013-08": (1, 1), "ytd:2013-08": (10, 20)}, {},
        "Hate crime outcome rate: 100.0% (1 positive outcome for 1 crime) in August 2013. From April to August 2013: "
        "50.0% against a target of 55%. Too close to call: heading for 53.0% (80% interval 37.6% to 74.7%) by 31 March "
        "2014, 45% chance of meeting it.",
    ),
    (
        "abandonment_101", "2018/19", {"2017/18": (1600, 3000), "2018/19": (1402, 2971)}, {},
        "101 calls abandoned: 47.2% (1,402 of 2,971) in 2018/19, 6.1 points fewer than 2017/18. No target recorded.",
    ),
    (
        "abandonment_101", "2018-12-25", {"2018-12-25": (0, 0)}, {},
        "101 calls abandoned: no figure for 25 December 2018: nothing to divide by.",
    ),
    (
        "average_wait_101", "2018/19", {"2017/18": (4_000_000, 100_000), "2018/19": (3_600_000, 100_000)}, {},
        "Average wait on 101: 36 seconds in 2018/19, 10.0% lower (-4 seconds) than 2017/18. No target recorded.",
    ),
    (
        "grade_1_average_response", "2018-12", {"2018-12": (725_000, 1000)}, {},
        "Average response to emergencies: 12 minutes 5 seconds in December 2018. No target recorded.",
    ),
    (
        "all_user_satisfaction", "2013/14", {"2013/14": Amounts(840, 1000, 1000, 1100)}, {},
        "All-user satisfaction: 84.0% (95% interval 81.5% to 86.2%, 909 effective responses) in 2013/14 against a "
        "target of 85%. Too close to call.",
    ),
    (
        "police_doing_good_job", "2014/15", {"2014/15": Amounts(20, 25, 25, 30)}, {},
        "Police doing a good job: 80.0% (95% interval 58.9% to 91.8%, 21 effective responses, unreliable) in 2014/15 "
        "against a target of 75%. Too close to call.",
    ),
    (
        "asb_incidents", "2013/14", {"2012/13": 24445, "2013/14": 22000}, {},
        "Anti-social behaviour incidents: 22,000 in 2013/14, 10.0% fewer (-2,445) than 2012/13 (real change, Z -11.3). "
        "Watched, with no target. The plan sets no target to reduce it 'at this time': a high target on victims' "
        "satisfaction takes its place.",
    ),
    (
        "hate_crime", "2013/14", {"2012/13": 850, "2013/14": 900}, {},
        "Hate crimes reported: 900 in 2013/14, 5.9% more (+50) than 2012/13 (could be chance, Z +1.2). In the wanted "
        "direction: a rise is wanted.",
    ),
    (
        "hate_crime", "2013-10", {"2012-10": 80, "2013-10": 70}, {},
        "Hate crimes reported: 70 in October 2013, 12.5% fewer (-10) than October 2012 (could be chance, Z -0.8). Not "
        "in the wanted direction: a rise is wanted.",
    ),
    (
        "repeat_asb_victims", "2018-10", {"2017-10": 216, "2018-10": 160}, {"phi": 1.0},
        "Repeat victims of anti-social behaviour: 160 in October 2018, 25.9% fewer (-56) than October 2017 (probably "
        "real, Z -2.9). No target recorded.",
    ),
    (
        "all_user_satisfaction", "2017/18", {"2017/18": Amounts(0, 0)}, {},
        "All-user satisfaction: no figure for 2017/18: no answers in it.",
    ),
    (
        "revenue_savings", "2014/15", {"2014/15": 4_450_000}, {},
        "Revenue savings delivered: £4,450,000 in 2014/15 against a target of £4,400,000. Met.",
    ),
    (
        "revenue_savings", "2015/16", {"2014/15": 4_450_000, "2015/16": 4_210_000, "2014-04..2016-03": 8_660_000}, {},
        "Revenue savings delivered: £4,210,000 in 2015/16, 5.4% lower (-£240,000) than 2014/15. From April 2014 to "
        "March 2016: £8,660,000 against a target of £8,600,000. Met.",
    ),
    (
        "revenue_savings", "2015/16Q2", {"2015/16Q2": 900_000, "2014-04..2015-09": 6_400_000}, {},
        "Revenue savings delivered: £900,000 in 2015/16 Q2. From April 2014 to September 2015: £6,400,000 against a "
        "target of £8,600,000. Behind: a straight line to it by 31 March 2016 stands at £6,500,000.",
    ),
    (
        "reserves_used", "2016/17", {"2015/16": 420_000, "2016/17": 4_100_000}, {},
        "Reserves used once: £4,100,000 in 2016/17, 876.2% higher (+£3,680,000) than 2015/16. Watched, with no target. "
        "One-off money is no saving: it is watched beside the savings, with no target of its own.",
    ),
    (
        "police_officers", "2018/19", {"2017/18": 1751, "2018/19": 1792}, {},
        "Police officers: 1,792 in 2018/19, 2.3% more (+41) than 2017/18. No target recorded.",
    ),
    (
        "police_officers", "2018-11", {"2018-11": 1792}, {},
        "Police officers: no figure for November 2018: held for whole financial years only.",
    ),
    (
        "police_officers", "2017-04..2019-03", {"2017-04..2019-03": 3543}, {},
        "Police officers: no figure for April 2017 to March 2019: what stands in one financial year is not added to "
        "another.",
    ),
    (
        "special_constables", "2015/16", {"2014/15": 341, "2015/16": 356}, {},
        "Special constables: 356 in 2015/16, 4.4% more (+15) than 2014/15 against a target of 400. Not met.",
    ),
    (
        "crime_severity", "2018/19", {"2017/18": 12_369_177.03, "2018/19": 12_937_378.2}, {"phi": None},
        "Crime severity score: 12,937,378 in 2018/19, 4.6% more (+568,201) than 2017/18. No target recorded.",
    ),
    (
        "missing_reports", "2013/14", {"2012/13": 5600, "2013/14": 4500}, {},
        "Missing person reports: 4,500 in 2013/14. Not judged: no comparison with 2012/13: 'Absent' introduced: some "
        "reports stop counting as missing (1 April 2013).",
    ),
    (
        "police_uk_burglary", "2018-10", {"2018-10": 722}, {},
        "Burglary on data.police.uk: 722 in October 2018.",
    ),
    (
        "police_uk_burglary", "2018-11", {"2018-10": 722, "2018-11": 861}, {"phi": None},
        "Burglary on data.police.uk: 861 in November 2018, 19.3% more (+139) than October 2018, 23.2% more a day (real "
        "change, Z +4.1; its usual variation is not known yet).",
    ),
    (
        "police_uk_crime", "2018-03", {}, {},
        "Crime on data.police.uk: not received for March 2018.",
    ),
    (
        "police_uk_robbery", "2019-02", {"2019-01": 1, "2019-02": 0}, {},
        "Robbery on data.police.uk: 0 in February 2019, 100.0% fewer (-1) than January 2019, 100.0% fewer a day (could "
        "be chance, Z -1.4).",
    ),
)  # fmt: skip
