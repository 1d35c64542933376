"""Headers that announce personal data. Whole names only: `LSOA name` is a place, `name` is a person."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from loaders.headers import shown
from loaders.refusal import Refusal, because
from loaders.source import normal

_PEOPLE = (
    "",
    "person",
    "victim",
    "suspect",
    "offender",
    "witness",
    "caller",
    "informant",
    "complainant",
    "contact",
    "officer",
    "subject",
    "customer",
    "respondent",
)
_DETAILS = (
    "name",
    "names",
    "surname",
    "family name",
    "last name",
    "second name",
    "forename",
    "forenames",
    "first name",
    "given name",
    "middle name",
    "full name",
    "maiden name",
    "alias",
    "date of birth",
    "birth date",
    "birthdate",
    "dob",
    "address",
    "home address",
    "postal address",
    "full address",
    "address line 1",
    "address line 2",
    "address line 3",
    "address 1",
    "address 2",
    "house number",
    "house name",
    "postcode",
    "post code",
    "full postcode",
    "home postcode",
    "phone",
    "phone number",
    "phone no",
    "home phone",
    "telephone",
    "telephone number",
    "telephone no",
    "tel",
    "tel no",
    "mobile",
    "mobile number",
    "mobile no",
    "mobile phone",
    "email",
    "email address",
)
_NUMBERS = (
    "national insurance number",
    "national insurance no",
    "ni number",
    "nino",
    "nhs number",
    "passport number",
    "driving licence number",
    "pnc id",
    "pncid",
    "vehicle registration",
    "vehicle registration number",
    "vehicle registration mark",
    "vrm",
    "ip address",
)
PERSONAL = frozenset(normal(f"{who} {what}") for who, what in product(_PEOPLE, _DETAILS)) | frozenset(
    map(normal, _NUMBERS)
)


def personal(cells: Iterable[str]) -> tuple[str, ...]:
    """The cells that are, as a whole, the name of a personal detail."""
    return tuple(shown(cell) for cell in cells if normal(cell) in PERSONAL)


def refuse_personal(rows: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Refuse when a header row names personal data. `rows` are (line, cells) of header rows only.

    Raises `Refusal` naming the headers and nothing else.
    """
    reasons = [
        because(
            "personal_data",
            f"the column {header} holds personal data; nothing was kept. Send the extract again without that column",
            line,
            header,
        )
        for line, cells in rows
        for header in personal(cells)
    ]
    if reasons:
        raise Refusal(reasons)
