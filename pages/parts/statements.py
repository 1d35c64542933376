"""What must be said wherever figures go out: which are accredited statistics, how they are revised, and the like."""

from __future__ import annotations

from pages.parts.markup import ATTRIBUTION, link, safe

ILLUSTRATIVE = "Every record is fictional; yearly totals follow published figures where there are any."
OFFICIAL = (
    "Official statistics",
    "Police recorded crime is not an accredited official statistic. It shows what is reported to the police and how it "
    "is recorded, and moves with both. The Crime Survey for England and Wales is an accredited official statistic, and "
    "is the better guide to long-term trends in the crimes that it covers. The figures here are management information "
    "of the police force and the Police and Crime Commissioner's office.",
)
REVISIONS = (
    "Revisions policy",
    "Figures are provisional until their records have settled, and are marked [p]. An extract that is received later "
    "replaces exactly the days that it covers, and every figure that rests on those days is made again; a figure that "
    "changed since the last Board is marked [r] and listed with what it was. A published version of the data is never "
    "altered: what an earlier pack said can be shown again from the version that it names.",
)
SMALL_NUMBERS = (
    "Small numbers",
    "Counts of 1 to 4, and percentages of fewer than 10 cases, are withheld and marked [c], and so is whatever would "
    "let them be worked out. Data that are published openly elsewhere are shown as published.",
)
CHANGES = (
    "How changes are read",
    "Both numbers of a comparison vary by chance, so a change is given with its Z: 3 or more either way is called a "
    "real change, from 2 to 3 probably real, under 2 could be chance. Control limits show how far single months go "
    "while nothing changes; a signal is a month or a run of months that chance seldom makes.",
)
_BRIEF = (
    "Police recorded crime is not an accredited official statistic; the Crime Survey for England and Wales is. "
    "Figures can be revised: "
)


def foot(*, open_data: bool, slide: bool = False) -> str:
    """What stands under a page of figures, with the licence where open data are shown; a slide has that alone."""
    told = [] if slide else [safe(_BRIEF) + link("definitions", {}, "the policy is in Definitions") + "."]
    told += [safe(ATTRIBUTION)] if open_data else []
    return "".join(f'<p class="attribution">{said}</p>' for said in told)


def in_full() -> str:
    """Both statements as a section of a page."""
    return "".join(f"<h2>{safe(heading)}</h2><p>{safe(said)}</p>" for heading, said in (OFFICIAL, REVISIONS))
