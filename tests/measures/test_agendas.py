"""Saved agendas: the order of a meeting, read from a deployment's own folder."""

import pytest

from warehouse.measures import agendas
from warehouse.measures.catalogue import CatalogueError

KNOWN = {"asb_incidents": 1, "hate_crime": 2}


def written(config, name, text):
    folder = config / "agendas"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def test_an_agenda_keeps_its_own_order(tmp_path):
    written(tmp_path, "monthly", 'title = "Monthly"\nmeasures = ["hate_crime", "asb_incidents"]\n')
    found = agendas.read_all([(tmp_path, "config/")], KNOWN)
    assert found == {"monthly": agendas.Agenda("monthly", "Monthly", ("hate_crime", "asb_incidents"))}


def test_a_home_without_agendas_has_none(tmp_path):
    assert agendas.read_all([(tmp_path, "config/")], KNOWN) == {}


def test_every_fault_of_every_agenda_is_told_at_once(tmp_path):
    written(tmp_path, "a", 'title = "A"\nmeasures = ["nothing_like_it"]\n')
    written(tmp_path, "b", 'measures = ["hate_crime"]\nchair = "C"\n')
    with pytest.raises(CatalogueError) as raised:
        agendas.read_all([(tmp_path, "config/")], KNOWN)
    said = str(raised.value)
    assert "config/agendas/a.toml: measures: there is no measure nothing_like_it" in said
    assert "config/agendas/b.toml: 'title' is missing" in said
    assert "unknown key 'chair'" in said
