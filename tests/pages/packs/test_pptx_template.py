"""The office's own template: any pack that was made will do, and what will not is refused with what it lacks."""

import io

import pytest
from pptx import Presentation
from pptx.util import Pt

from pages.packs import formats, pptx, pptx_template
from pages.packs.gathering import making
from tests.pages.packs import made_pack
from warehouse.faults import WrongUse
from warehouse.home import Home


@pytest.fixture(scope="module")
def pack():
    whole = made_pack.pack()
    return made_pack.pack(items=whole.items[2:])


def test_a_pack_can_be_the_office_s_template_and_its_look_is_kept(pack, tmp_path):
    pptx.write(pack, tmp_path / "made.pptx")
    own = Presentation(tmp_path / "made.pptx")
    slides = len(own.slides)
    own.slide_layouts.get_by_name("PCC Measure").placeholders[0].text_frame.paragraphs[0].font.size = Pt(30)
    held = io.BytesIO()
    own.save(held)
    pptx.write(pack, tmp_path / "own.pptx", held.getvalue())
    made = Presentation(tmp_path / "own.pptx")
    assert len(made.slides) == slides
    title = made.slide_layouts.get_by_name("PCC Measure").placeholders[0].text_frame
    assert title.paragraphs[0].font.size == Pt(30)


def test_slides_take_the_template_of_the_home_s_config(pack, tmp_path):
    home = Home(tmp_path)
    home.config.mkdir()
    own = pptx_template.opened()
    own.slide_layouts.get_by_name("PCC Front").placeholders[0].name = "Our own title"
    own.save(home.config / "template.pptx")
    (file,) = making.write(home, pack, formats.named("pptx"), tmp_path / "out")
    made = Presentation(file.path)
    assert made.slide_layouts.get_by_name("PCC Front").placeholders[0].name == "Our own title"
    (home.config / "template.pptx").write_bytes(b"no presentation")
    with pytest.raises(WrongUse, match="cannot be read"):
        making.write(home, pack, formats.named("pptx"), tmp_path / "out")
    assert [each.name for each in (tmp_path / "out").iterdir()] == [file.path.name], "the good file stands"


def template_without(name):
    own = pptx_template.opened()
    own.slide_layouts.remove(own.slide_layouts.get_by_name(name))
    held = io.BytesIO()
    own.save(held)
    return held.getvalue()


def plain_presentation():
    held = io.BytesIO()
    Presentation().save(held)
    return held.getvalue()


def template_without_a_place():
    own = pptx_template.opened()
    place = own.slide_layouts.get_by_name("PCC Measure").placeholders[1]._element
    place.getparent().remove(place)
    held = io.BytesIO()
    own.save(held)
    return held.getvalue()


@pytest.mark.parametrize(
    ("own", "says"),
    [
        (b"not a presentation", "cannot be read as a PowerPoint presentation"),
        (plain_presentation(), "it has no layout called PCC Front; .*PCC Measure.*PCC Table.*PCC Text"),
        (template_without("PCC Table"), "cannot be used: it has no layout called PCC Table"),
        (template_without_a_place(), r"its layout PCC Measure has no place Under the title \(10\)"),
    ],
    ids=["no presentation", "another's", "a layout gone", "a place gone"],
)
def test_a_template_that_cannot_be_used_is_refused_with_what_it_lacks(pack, own, says, tmp_path):
    with pytest.raises(WrongUse, match=says) as said:
        pptx.write(pack, tmp_path / "never.pptx", own)
    assert "config/template.pptx" in str(said.value)
    assert not (tmp_path / "never.pptx").exists()
