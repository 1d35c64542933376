"""The bill of materials names what the lock names."""

import json

from tools import materials


def test_every_locked_package_is_on_the_bill_with_its_version_and_hashes():
    text = materials.LOCK.read_text(encoding="utf-8")
    held = list(materials.locked(text))
    bill = json.loads(materials.bill(iter(held)))
    assert len(held) == sum("==" in line and not line.startswith(" ") for line in text.splitlines())
    named = {(each["name"], each["version"]): each for each in bill["components"]}
    assert set(named) == {(each.name, each.version) for each in held}
    duckdb = next(each for each in held if each.name == "duckdb")
    found = named["duckdb", duckdb.version]
    assert found["purl"] == f"pkg:pypi/duckdb@{duckdb.version}"
    assert {one["content"] for one in found["hashes"]} == set(duckdb.hashes)
