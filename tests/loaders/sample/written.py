"""The written files of the sample, read as a careful person would: by plain rules that owe nothing to the loaders."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

DAY = {
    "crime": "recorded_date",
    "outcome": "outcome_date",
    "survey": "interview_date",
    "call": "date",
    "asb": "reported_date",
    "incident": "opened",
    "missing": "reported_date",
    "return": "period_from",
}
REPEATED = {"crime", "survey", "asb", "incident", "missing"}  # the sources whose first column names a row
FLAGS = {
    "crime": ("domestic", "child_abuse", "cse", "knife", "cyber", "alcohol", "rural", "licensed_premises"),
    "outcome": ("domestic", "child_abuse"),
    "asb": ("repeat_victim",),
    "incident": ("domestic", "hate", "mental_health", "non_crime", "licensed_premises"),
    "missing": ("repeat",),
}
MONITORED = "race|religion|sexual orientation|disability|transgender"


@dataclass(frozen=True)
class Sample:
    """A folder with the sample in it, what was said while it was written, and its rows once read."""

    folder: Path
    said: list[tuple[str, float]]
    read: dict[str, pd.DataFrame] = field(default_factory=dict)

    def path(self, year: str, source: str) -> Path:
        begins = int(year[:4])
        return self.folder / f"{source}_{begins}-04-01_{begins + 1}-03-31.csv"

    def rows(self, year: str, source: str) -> pd.DataFrame:
        """Every row, as text."""
        name = self.path(year, source).name
        if name not in self.read:
            self.read[name] = pd.read_csv(self.path(year, source), dtype=str, keep_default_na=False)
        return self.read[name]

    def good(self, year: str, source: str) -> pd.DataFrame:
        """The rows that can be used, with their `day`."""
        name = f"good {self.path(year, source).name}"
        if name not in self.read:
            self.read[name] = self._usable(year, source)
        return self.read[name]

    def _usable(self, year: str, source: str) -> pd.DataFrame:
        rows = self.rows(year, source)
        rows = rows.assign(day=pd.to_datetime(rows[DAY[source]].str[:10], format="%d/%m/%Y", errors="coerce"))
        usable = rows.day.notna()
        for flag in FLAGS.get(source, ()):
            usable &= rows[flag].isin(["Y", "N"])
        if source in REPEATED:
            usable &= ~rows.iloc[:, 0].duplicated()
        if source == "survey":
            usable &= rows.answer != "ok"
        return rows[usable]

    def crimes(self, year: str) -> pd.DataFrame:
        """The crimes that count, with `hate`: any of the five monitored strands."""
        rows = self.good(year, "crime")
        rows = rows[rows.status.isin(["recorded", "reclassified"])]
        return rows.assign(hate=rows.hate_strands.str.contains(MONITORED))

    def outcomes(self, year: str) -> pd.DataFrame:
        """The outcomes that stand: the latest of each crime, without those not yet assigned."""
        rows = self.good(year, "outcome")
        rows = rows[rows.outcome_code != "0"].drop_duplicates("crime_reference", keep="last")
        return rows.assign(hate=rows.hate_strands.str.contains(MONITORED))

    def outcome_rate(self, year: str, positive: set[str], which: Callable[[pd.DataFrame], pd.Series]) -> float:
        """Positive outcomes of the year to a hundred crimes of the year, both of `which`."""
        outcomes, crimes = self.outcomes(year), self.crimes(year)
        return 100 * (which(outcomes) & outcomes.outcome_code.isin(positive)).sum() / which(crimes).sum()

    def calls(self, year: str) -> pd.DataFrame:
        """The hours of both lines, with numbers as numbers."""
        rows = self.rows(year, "call")
        words = {"date", "clock", "phone_line"}
        return rows.astype({name: int for name in rows.columns if name not in words})
