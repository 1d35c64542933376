"""The twin's own reading of returns, which come added up: each figure as it stands, by its measure's grain."""

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.twin_rows import moment

BY_GRAIN: dict[str, str] = {
    "month": "victim_first_referrals victim_first_self_referrals helpline_calls special_constabulary_hours detainees",
    "quarter": """
        first_time_entrants youth_out_of_court_disposals offending_18_to_24 reoffending_18_to_24 treatment_completions
        treatment_reentries treatment_reoffending_rate supported_families_reoffending supported_families_asb
        revenue_savings reserves_used adult_safeguarding_referrals child_safeguarding_referrals planned_events
        armed_deployments road_casualties custody_visits victim_first_police_referrals victim_first_repeat_victims
        victim_first_enhanced_support victim_first_felt_safer victim_first_improved_wellbeing victim_first_coping
        domestic_violence_protection_orders clares_law_applications child_referrals_reviewed child_referrals_passed_on
        child_strategy_discussions
    """,
    "year": """
        csew_good_job special_constables stop_search_disproportionality mental_health_missing recording_compliance
        calls_101_about_crime calls_not_about_crime police_officers pcsos police_staff volunteers support_volunteers
        cadets volunteer_hours support_volunteer_hours detainees_at_visits detainees_offered_visit detainees_visited
        digital_examination_days time_in_communities extra_community_hours victim_first_supported
        victim_first_satisfaction victim_first_positive_outcome victim_services_spend managed_sexual_offenders
        prolific_offender_offences uava_safety_plans uava_face_to_face uava_felt_safer uava_improved_wellbeing
        uava_less_violence strategic_policing_deployments net_revenue_budget budget_variance funding_gap_year_0
        funding_gap_year_1 funding_gap_year_2 funding_gap_year_3 funding_gap_year_4 opcc_cost_a_head
        opcc_cost_a_head_similar_forces opcc_cost_a_head_national commissioning_cost_a_head
        commissioning_cost_a_head_similar_forces commissioning_cost_a_head_national regional_collaboration_spend
        precept_support
    """,
}
GRAINS: dict[str, str] = {name: grain for grain, names in BY_GRAIN.items() for name in names.split()}
Read = dict[tuple[str, date, date], tuple[Decimal, Decimal | None]]


def read(files: Sequence[Path]) -> Read:
    """Numerator and denominator of each measure and period; a row that comes twice is a fault of the sample."""
    found: Read = {}
    for path in files:
        with path.open(encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text):
                key = row["measure"], moment(row["period_from"]).date(), moment(row["period_to"]).date()
                assert key not in found and row["area"] == "force", key
                found[key] = Decimal(row["numerator"]), Decimal(row["denominator"]) if row["denominator"] else None
    return found
