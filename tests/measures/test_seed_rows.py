"""Every row of the plans and reports that the product was made from is here, and leads to a measure or a milestone.

A: Plan 2013-17, its 18 strategic priorities and what it counts besides. B: Plan 2017-21 and the annual reports, by the
five Vs. A row names what answers it; `milestone:` and `register:` are no measures but promises kept and things found.
"""

import pytest

from tests.spec.figures import shipped
from warehouse.measures.catalogue import Catalogue

A: dict[str, tuple[int | None, str]] = {
    "First-time entrants aged 10-17, and community resolutions and youth cautions": (
        1, "first_time_entrants youth_out_of_court_disposals",
    ),
    "Offending by 18-24 year olds": (2, "offending_18_to_24"),
    "Reoffending by 18-24 year olds": (2, "reoffending_18_to_24"),
    "Successful drug and alcohol treatment completions": (3, "treatment_completions"),
    "Re-entries to structured treatment within 6 months": (3, "treatment_reentries"),
    "Reoffending rate of offenders in criminal-justice treatment": (3, "treatment_reoffending_rate"),
    "Incidents in or near licensed premises, 19:00-07:00": (3, "licensed_premises_incidents"),
    "Late-night levy options assessed": (3, "milestone:late_night_levy_assessed"),
    "Reoffending by families in a programme": (4, "supported_families_reoffending"),
    "Recorded ASB by those families": (4, "supported_families_asb"),
    "Domestic abuse with injury: outcome rate": (5, "domestic_abuse_injury_outcome_rate"),
    "Domestic abuse victim satisfaction": (5, "domestic_abuse_satisfaction"),
    "Domestic abuse reports": (5, "domestic_abuse_reports"),
    "Serious sexual offences: reports; outcome rate; indicators by January 2014": (
        6, "serious_sexual_offences serious_sexual_offences_outcome_rate milestone:sexual_offences_indicators",
    ),
    "Hate crime: outcome rate": (7, "hate_crime_outcome_rate"),
    "Hate crime victim satisfaction": (7, "hate_crime_satisfaction"),
    "Hate crimes and incidents reported; all seven strands": (
        7, "hate_crime hate_incidents hate_crime_seven_strands",
    ),
    "ASB victim satisfaction": (8, "asb_satisfaction"),
    "ASB incidents": (8, "asb_incidents"),
    "Repeat ASB victims": (8, "repeat_asb_victims"),
    "All-user satisfaction": (9, "all_user_satisfaction"),
    "Community Based Survey: a good job": (10, "police_doing_good_job"),
    "CSEW 'good job' as a proxy": (10, "csew_good_job"),
    "All crime, with the plan's exclusions": (11, "all_crime_plan"),
    "Domestic burglary: offences / outcome rate / satisfaction": (
        12, "domestic_burglary domestic_burglary_outcome_rate domestic_burglary_satisfaction",
    ),
    "Violence with injury: offences / outcome rate / satisfaction; all against domestic": (
        13, "violence_with_injury violence_with_injury_outcome_rate violence_with_injury_satisfaction "
        "violence_with_injury_domestic",
    ),
    "Theft from motor vehicle: offences / outcome rate / satisfaction": (
        14, "theft_from_vehicle theft_from_vehicle_outcome_rate theft_from_vehicle_satisfaction",
    ),
    "Theft of motor vehicle: offences / outcome rate / satisfaction": (
        14, "theft_of_vehicle theft_of_vehicle_outcome_rate theft_of_vehicle_satisfaction",
    ),
    "Child abuse and CSE reports; a number to follow in January 2014": (
        15, "child_abuse_reports milestone:child_abuse_indicators",
    ),
    "Mental health: review; joint programme; wider measures": (
        16, "milestone:mental_health_review milestone:mental_health_programme milestone:mental_health_measures",
    ),
    "Missing person reports": (17, "missing_reports"),
    "Repeat missing person reports": (17, "missing_repeat_reports"),
    "Police time spent on missing reports": (17, "missing_police_hours"),
    "Police cost of missing reports, low and high": (17, "missing_cost_low missing_cost_high"),
    "Reports from the nine key locations": (17, "missing_key_locations"),
    "Cumulative revenue savings; reserves apart": (18, "revenue_savings reserves_used"),
    "Vision; business cases; options implemented": (
        18, "milestone:change_vision milestone:change_business_cases milestone:change_options_implemented",
    ),
    "Special Constabulary 300 to 400": (None, "special_constables"),
    "Stop and search disproportionality": (None, "stop_search_disproportionality"),
    "Calls into the call centre": (None, "calls_received"),
    "Adult and child safeguarding referrals": (None, "adult_safeguarding_referrals child_safeguarding_referrals"),
    "Planned events; armed deployments": (None, "planned_events armed_deployments"),
    "Officers; staff; PCSOs": (None, "police_officers police_staff pcsos"),
    "Special hours": (None, "special_constabulary_hours"),
    "Officer visibility": (None, "time_in_communities"),
    "Road casualties": (None, "road_casualties"),
    "Mental-health incidents, and those of missing people": (16, "mental_health_incidents mental_health_missing"),
}  # fmt: skip

B: dict[str, tuple[str, str]] = {
    "Recorded crime, all": ("visible", "recorded_crime"),
    "Crime severity (Office for National Statistics)": ("visible", "crime_severity"),
    "Crime recording compliance": (
        "visible", "recording_compliance register:crime_recording_2017 register:crime_recording_2018",
    ),
    "999 answered within 10 seconds; average": ("visible", "answered_999_within_10_seconds average_wait_999"),
    "101 average answer time; abandonment": ("visible", "average_wait_101 abandonment_101"),
    "101 and 999 calls": ("visible", "calls_101 calls_999"),
    "ASB incidents": ("visible", "asb_incidents"),
    "Class A drug offences; outcome rate for drugs": ("visible", "class_a_drug_offences drug_outcome_rate"),
    "Officers / PCSOs / staff / volunteers": ("visible", "police_officers pcsos police_staff volunteers"),
    "Volunteer hours: specials, support volunteers, cadets": (
        "visible", "volunteer_hours special_constables special_constabulary_hours support_volunteers "
        "support_volunteer_hours cadets",
    ),
    "Custody visits; detainees; visited": (
        "visible", "custody_visits detainees detainees_at_visits detainees_offered_visit detainees_visited",
    ),
    "Victim First referrals; repeat; self-referrals; enhanced support; police": (
        "victims", "victim_first_referrals victim_first_repeat_victims victim_first_self_referrals "
        "victim_first_enhanced_support victim_first_police_referrals",
    ),
    "Victim First outcomes; satisfaction; supported": (
        "victims", "victim_first_felt_safer victim_first_improved_wellbeing victim_first_coping "
        "victim_first_satisfaction victim_first_supported victim_first_positive_outcome",
    ),
    "Spend on victims' services": ("victims", "victim_services_spend"),
    "Domestic incidents without / with a crime; all": (
        "vulnerability", "domestic_incidents domestic_incidents_with_crime domestic_abuse_reports",
    ),
    "Helpline calls": ("vulnerability", "helpline_calls"),
    "DVPOs; Clare's Law; managed sexual offenders": (
        "vulnerability", "domestic_violence_protection_orders clares_law_applications managed_sexual_offenders",
    ),
    "Hate crimes": ("vulnerability", "hate_crime"),
    "Missing person reports": ("vulnerability", "missing_reports"),
    "Child referrals reviewed / referred on / strategy discussions": (
        "vulnerability", "child_referrals_reviewed child_referrals_passed_on child_strategy_discussions",
    ),
    "Offending of the 316 most prolific offenders": ("vulnerability", "prolific_offender_offences"),
    "UAVA: plans; face to face; safer / wellbeing / less violence": (
        "vulnerability", "uava_safety_plans uava_face_to_face uava_felt_safer uava_improved_wellbeing "
        "uava_less_violence",
    ),
    "Time in local communities; extra direct hours": ("visible", "time_in_communities extra_community_hours"),
    "Grade one calls; non-crime share; 101 about crime": (
        "visible", "grade_1_incidents calls_not_about_crime calls_101_about_crime",
    ),
    "Response times to grade one": ("visible", "grade_1_within_15_minutes grade_1_average_response"),
    "Digital examinations turnaround": ("visible", "digital_examination_days"),
    "Strategic Policing Requirement deployments": ("value", "strategic_policing_deployments"),
    "HMICFRS gradings": (
        "value", "register:efficiency_2017 register:efficiency_2018 register:effectiveness_2018 "
        "register:legitimacy_2018",
    ),
    "Net revenue outturn against budget": ("value", "net_revenue_budget budget_variance"),
    "Funding gap, five years": ("value", " ".join(f"funding_gap_year_{ahead}" for ahead in range(5))),
    "OPCC cost a head, LLR / MSG / national": (
        "value", "opcc_cost_a_head opcc_cost_a_head_similar_forces opcc_cost_a_head_national",
    ),
    "Commissioning cost a head": (
        "value", "commissioning_cost_a_head commissioning_cost_a_head_similar_forces "
        "commissioning_cost_a_head_national",
    ),
    "Regional collaboration spend": ("value", "regional_collaboration_spend"),
    "Survey support for the precept": ("partnerships", "precept_support"),
}  # fmt: skip


def absent(known: Catalogue, named: str, plan: str, place: int | str | None) -> list[str]:
    """Which of the names are not in the catalogue, or not where the row has them."""
    held = {f"milestone:{one.id}": one.priority for one in known.milestones}
    held |= dict.fromkeys((f"register:{one.id}" for one in known.register), place)
    for measure, placement in known.placed(plan):
        held[measure.id] = placement.priority if plan == "2013-17" else placement.theme
    return [name for name in named.split() if name not in held or held[name] != place]


@pytest.mark.parametrize("row", A)
def test_a_row_of_plan_2013_17_is_in_the_catalogue(row):
    priority, named = A[row]
    assert named and not absent(shipped(), named, "2013-17", priority)


@pytest.mark.parametrize("row", B)
def test_a_row_of_plan_2017_21_is_in_the_catalogue(row):
    theme, named = B[row]
    assert named and not absent(shipped(), named, "2017-21", theme)


def test_every_strategic_priority_has_a_row():
    assert {priority for priority, _ in A.values() if priority} == set(range(1, 19))


def test_a_row_without_its_measure_is_seen():
    assert absent(shipped(), "recorded_crime no_such_measure", "2017-21", "visible") == ["no_such_measure"]
    assert absent(shipped(), "recorded_crime", "2017-21", "value") == ["recorded_crime"]
    assert absent(shipped(), "milestone:nothing", "2013-17", 3) == ["milestone:nothing"]
