"""Target setting as Appendix B of the Plan 2013-17 has it, and the test by which a force is formally looked at.

A force aims for at least 5% fewer offences; where its group's mean, extrapolated to the end of the year, is better than
its own rate, for the reduction that takes it there. A reduction that is unrealistically large for one year is spread
over two or three, with a milestone at the end of each. Attention: a rate more than 10% above the group's mean, while
offences do not fall by at least 5%.

Rates are offences for each 1,000 people. The mean is the unweighted mean of the forces' rates, the force included.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, floor, fsum, log

from warehouse.measures.against import Against
from warehouse.measures.model import Period
from warehouse.measures.periods import financial_year, label

LEAST = 0.05
# A year's reduction beyond this is unrealistically large. Appendix B sets no number: the largest that the plan asked
# for in a year is 14% (theft from a motor vehicle), so 15% is where this draws the line.
LARGEST_IN_A_YEAR = 0.15
LONGEST = 3  # years that a reduction is spread over
MOST_YEARS = 5  # of trend: what is older says little of the next year
ABOVE, FALLING = 0.10, 0.05  # the attention test


@dataclass(frozen=True)
class Year:
    """One whole financial year: the force's offences and rate, and the mean of the group's rates."""

    period: Period
    count: float
    rate: float
    mean: float


@dataclass(frozen=True)
class Step:
    """What is to be reached by the end of a year: so many offences or fewer, which is that rate."""

    period: Period
    count: int
    rate: float


@dataclass(frozen=True)
class Attention:
    """The test: `above` the mean by that share, offences `changed` by that share on the year before, if it is known.

    `due` is True or False, or None where the year before is needed and not held.
    """

    above: float
    changed: float | None
    due: bool | None


@dataclass(frozen=True)
class Setting:
    """What the method comes to for the year after `baseline`.

    `years` are those that the trend rests on, oldest first, and `trend` the mean's change a year as a share; `position`
    is the group's mean extrapolated to the end of the year. `to_position` is the reduction, as a share, that takes the
    force there (0 when it is there), and `reduction` the one to aim for, reached in `steps`, one a year. Where nothing
    can be extrapolated they are None and empty, and `why` says why.
    """

    baseline: Year
    years: tuple[Year, ...]
    attention: Attention
    trend: float | None = None
    position: float | None = None
    to_position: float | None = None
    reduction: float | None = None
    steps: tuple[Step, ...] = ()
    why: str = ""

    @property
    def least(self) -> int:
        """What the least reduction comes to: so many offences or fewer in the year after."""
        return _whole(self.baseline.count * (1 - LEAST))

    @property
    def to_mean_now(self) -> float:
        """The reduction, as a share, to the group's mean of the baseline year itself; 0 when the force is there."""
        return _to(self.baseline.mean, self.baseline.rate)

    @property
    def yearly(self) -> float | None:
        """The reduction of each single year, as a share of the year before."""
        return 1 - (1 - self.reduction) ** (1 / len(self.steps)) if self.reduction is not None else None

    @property
    def stretched(self) -> bool:
        """Whether each year asks for more than is realistic even over the longest spread."""
        return self.yearly is not None and self.yearly > LARGEST_IN_A_YEAR + 1e-12


@dataclass(frozen=True)
class Proposal:
    """What the method comes to for a measure, with the comparison of the baseline year that it starts from."""

    against: Against
    setting: Setting


def setting(years: Sequence[Year]) -> Setting:
    """The target for the year after the last of these, whole financial years one after another, oldest first.

    Raises ValueError without a year, or where one is missing between two.
    """
    if not years:
        raise ValueError("target setting needs a whole year")
    if any(_after(one.period) != other.period for one, other in pairwise(years)):
        raise ValueError("target setting needs years that follow each other")
    used, baseline = years[-MOST_YEARS:], years[-1]
    held, tested = tuple(used), attention(years)
    if why := _why_not(used):
        return Setting(baseline, held, tested, why=why)
    trend, position = extrapolated([year.mean for year in used])
    to_position = _to(position, baseline.rate)
    reduction = max(LEAST, to_position)
    return Setting(baseline, held, tested, trend, position, to_position, reduction, _steps(baseline, reduction))


def attention(years: Sequence[Year]) -> Attention:
    """The attention test on the last of the years; a rate exactly a tenth above the mean is not more than a tenth."""
    now = years[-1]
    above = now.rate / now.mean - 1 if now.mean else 0.0
    before = years[-2].count if len(years) > 1 else None
    changed = (now.count - before) / before if before else None
    if above <= ABOVE + 1e-12:
        return Attention(above, changed, due=False)
    return Attention(above, changed, None if changed is None else changed > -FALLING + 1e-12)


def extrapolated(means: Sequence[float]) -> tuple[float, float]:
    """The yearly change of the means as a share, and where it takes them one year on: a line through their logarithms.

    So the change is one percentage a year, two years give just their own change, and no mean falls below nothing.
    """
    count = len(means)
    middle = (count - 1) / 2
    logs = [log(each) for each in means]
    level = fsum(logs) / count
    slope = fsum((at - middle) * each for at, each in enumerate(logs)) / fsum((at - middle) ** 2 for at in range(count))
    return exp(slope) - 1, exp(level + slope * (count - middle))


def spread(reduction: float) -> int:
    """Over how many years: the fewest, up to three, in which no year asks for more than is realistic."""
    return next(
        (years for years in range(1, LONGEST) if 1 - (1 - reduction) ** (1 / years) <= LARGEST_IN_A_YEAR + 1e-12),
        LONGEST,
    )


def _steps(baseline: Year, reduction: float) -> tuple[Step, ...]:
    """A milestone a year, each the same share below the last; whole offences, none rounded up."""
    years, found, period = spread(reduction), [], baseline.period
    for number in range(1, years + 1):
        period = _after(period)
        left = (1 - reduction) ** (number / years)
        found.append(Step(period, _whole(baseline.count * left), baseline.rate * left))
    return tuple(found)


def _whole(count: float) -> int:
    return floor(count + 1e-9)


def _why_not(years: Sequence[Year]) -> str:
    only = label(years[-1].period)
    if len(years) < 2:
        return "one year of data has no trend, so the group's mean cannot be extrapolated"
    if any(year.mean <= 0 for year in years):
        return "the group had a year without offences, so its mean has no trend to extrapolate"
    if years[-1].rate <= 0:
        return f"the force had no offences in {only}, so there is nothing to reduce"
    return ""


def _to(position: float, rate: float) -> float:
    return max(0.0, 1 - position / rate) if rate > 0 else 0.0


def _after(period: Period) -> Period:
    following = financial_year(period.ends)
    return financial_year(following.ends.replace(month=4, day=1))
