"""`pcc status` for a monitor: its exit status says whether a source is late; its document which, and what is held."""

from warehouse import database
from warehouse.home import Home


def test_with_every_source_in_time_it_ends_with_0(sample_home, ask):
    found = ask(sample_home, "status", status=0)
    assert [source["title"] for source in found["sources"] if source["late"]] == []
    assert found["version"] == database.current(Home(sample_home).published)
    assert found["content"].startswith(found["version"].partition("-")[2])


def test_with_a_late_source_it_ends_with_4_and_names_it(real_home, ask):
    found = ask(real_home, "status", status=4)
    assert "Street-level crime (data.police.uk)" in [source["title"] for source in found["sources"] if source["late"]]
