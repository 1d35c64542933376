"""Claims for tests, as a file would hold them."""

from warehouse.measures import claim_rows
from warehouse.measures.published_figures import Claim

HEADER = "id,source,kind,measure,period,value,unit,compared_with,change,stated_percent,note"


def claim(
    kind: str = "change",
    value: object = "",
    unit: str = "count",
    compared: object = "",
    change: object = "",
    percent: object = "",
    measure: str = "hate_crime",
    period: str = "2018/19",
) -> Claim:
    row = f"one,a report,{kind},{measure},{period},{value},{unit},{compared},{change},{percent},"
    (found,) = claim_rows.claims(f"{HEADER}\n{row}\n", "claims.csv")
    return found
