"""Who is let in by what the provider says of them, and what is wrong with a file of people."""

from datetime import UTC, datetime, timedelta

import pytest

from warehouse import people
from warehouse.home import Home, SettingsError
from warehouse.people import Access, NotAdmitted

AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
VIEWER, MANAGER = frozenset(("viewer",)), frozenset(("manager",))
HELD = Access(people={"a@example.org": VIEWER}, roles={"PCC.Manager": MANAGER})


def said(**claims):
    return {"aud": "the-dashboard", "iat": AT.timestamp() - 60, "email": "A@example.org", **claims}


def admitted(held=HELD, **claims):
    return people.admitted(said(**claims), held, client="the-dashboard", at=AT)


@pytest.mark.parametrize(
    ("claims", "roles"),
    [
        ({}, {"viewer"}),
        ({"roles": ["PCC.Manager"]}, {"viewer", "manager"}),
        ({"roles": "PCC.Manager", "email": "b@example.org"}, {"manager"}),
        ({"aud": ["another", "the-dashboard"]}, {"viewer"}),
        ({"email_verified": True}, {"viewer"}),
        ({"iat": (AT - timedelta(hours=10)).timestamp()}, {"viewer"}),
    ],
)
def test_a_role_comes_from_the_list_and_from_the_claim(claims, roles):
    assert admitted(**claims) == (said(**claims)["email"], roles)


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"aud": "another"}, "another application"),
        ({"aud": None}, "another application"),
        ({"iat": (AT - timedelta(hours=10, seconds=1)).timestamp()}, "lasts 10 hours"),
        ({"iat": None}, "lasts 10 hours"),
        ({"iat": "now"}, "lasts 10 hours"),
        ({"email": "b@example.org"}, "no role here"),
        ({"email": ""}, "no role here"),
        ({"email": None, "roles": ["PCC.Manager"]}, "no role here"),
        ({"email_verified": False}, "no role here"),
        ({"roles": ["pcc.manager"], "email": "b@example.org"}, "no role here"),
        ({"roles": {"PCC.Manager": True}, "email": "b@example.org"}, "no role here"),
    ],
)
def test_signing_in_is_not_enough(claims, why):
    with pytest.raises(NotAdmitted, match=why):
        admitted(**claims)


def test_without_a_file_nobody_has_a_role(tmp_path):
    with pytest.raises(NotAdmitted, match="no role here"):
        admitted(people.access(Home(tmp_path)))


def test_the_file_of_people_is_read(tmp_path):
    home = written(
        tmp_path,
        'session_hours = 4\nperson_claim = "oid"\nroles_claim = "groups"\n[people]\n"A-1" = ["viewer", "loader"]\n'
        '[roles]\nBoard = ["manager"]\n',
    )
    held = people.access(home)
    assert held == Access(4, "oid", "groups", {"Board": MANAGER}, {"a-1": frozenset(("viewer", "loader"))})
    assert admitted(held, oid="a-1", groups=["Board"]) == ("a-1", {"viewer", "loader", "manager"})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("people = [", "not readable as TOML"),
        ("persons = 1", "unknown persons; it holds session_hours"),
        ("session_hours = 25", "more than 0 and at most 24"),
        ("session_hours = true", "more than 0 and at most 24"),
        ("person_claim = 1", "person_claim must be"),
        ('people = "x"', r"\[people\] must be a table"),
        ('[people]\n"a@example.org" = "manager"', "gives a list of roles"),
        ('[people]\n"a@example.org" = []', "gives a list of roles"),
        ('[people]\n"a@example.org" = ["chief"]', "the roles are public, viewer, manager, loader, administrator"),
        ('[roles]\nBoard = [["viewer"]]', "gives a list of roles"),
    ],
)
def test_what_is_wrong_with_the_file_is_said_without_naming_anybody(tmp_path, text, why):
    with pytest.raises(SettingsError, match=why) as refused:
        people.access(written(tmp_path, text))
    assert "example.org" not in str(refused.value)


def written(folder, text):
    home = Home(folder)
    home.config.mkdir(parents=True)
    (home.config / people.FILE).write_text(text, encoding="utf-8")
    return home
