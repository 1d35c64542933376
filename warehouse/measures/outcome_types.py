"""What an investigation can end in: the codes of the Home Office's outcomes framework, in the groups it publishes.

Code 0 is "not yet assigned" and is no outcome. A code that is not here is kept and counted as unclassified; it is never
shown, since what stands in its place may be anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from warehouse.measures.model import Period

NOT_YET = "0"


@dataclass(frozen=True)
class OutcomeGroup:
    """Outcomes that are read together: what each code means."""

    title: str
    codes: Mapping[str, str]


GROUPS: tuple[OutcomeGroup, ...] = (
    OutcomeGroup(
        "Charged or summonsed",
        {"1": "Charged or summonsed", "1A": "Charged or summonsed for an alternative offence"},
    ),
    OutcomeGroup("Taken into consideration", {"4": "Taken into consideration"}),
    OutcomeGroup(
        "Out of court, formal",
        {
            "2": "Caution, young person", "2A": "Caution, young person, for an alternative offence",
            "3": "Caution, adult", "3A": "Caution, adult, for an alternative offence",
            "6": "Penalty notice for disorder",
        },
    ),
    OutcomeGroup("Out of court, informal", {"7": "Cannabis or khat warning", "8": "Community resolution"}),
    OutcomeGroup("Diversion, education or intervention", {"22": "Diversion, education or intervention"}),
    OutcomeGroup(
        "Prosecution prevented or not in the public interest",
        {
            "5": "Offender died", "9": "Not in the public interest, decided by the CPS",
            "10": "Not in the public interest, decided by the police", "11": "Suspect under the age of responsibility",
            "12": "Suspect too ill", "13": "Victim or key witness dead or too ill",
            "17": "Time limit for prosecution passed",
        },
    ),
    OutcomeGroup("Evidence falls short, victim supports action", {"15": "Suspect known, victim supports action"}),
    OutcomeGroup(
        "Evidence falls short, victim does not support action",
        {
            "14": "No suspect known, victim does not support action",
            "16": "Suspect known, victim does not support action",
        },
    ),
    OutcomeGroup("No suspect identified", {"18": "Investigation complete, no suspect identified"}),
    OutcomeGroup(
        "Passed to another body",
        {"19": "Passed to the National Fraud Intelligence Bureau", "20": "Action by another body or agency"},
    ),
    OutcomeGroup(
        "Further investigation not in the public interest", {"21": "Further investigation not in the public interest"}
    ),
)  # fmt: skip
KNOWN: tuple[str, ...] = tuple(code for group in GROUPS for code in group.codes)


@dataclass(frozen=True)
class Mix:
    """What the crimes recorded in a period have come to: how many have each code as their latest; None for none."""

    period: Period
    counts: Mapping[str | None, int]

    @property
    def whole(self) -> int:
        """All of the crimes."""
        return sum(self.counts.values())

    @property
    def without(self) -> int:
        """Those that have no outcome."""
        return self.counts.get(None, 0)

    @property
    def unknown(self) -> int:
        """Those whose code the framework does not hold."""
        return sum(count for code, count in self.counts.items() if code is not None and code not in KNOWN)

    def of(self, codes: Mapping[str, str] | tuple[str, ...]) -> int:
        """Those with any of some codes."""
        return sum(self.counts.get(code, 0) for code in codes)
