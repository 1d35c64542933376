"""The slides' template: the one that ships, made here, and the office's own, checked before anything is put on it.

A template is a presentation whose layouts carry our names and places. The one that ships is python-pptx's own, made
wide, in the Analysis Function's colours, with four layouts; any pack that it made can be the office's next template.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import count
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from pages.parts import style
from warehouse.faults import WrongUse

WIDE, HIGH = 13.333, 7.5
SMALLEST = 18  # points: the least that is read from the back of a room


@dataclass(frozen=True)
class Place:
    """A place of a layout: what may stand there, its number and name, its box in inches, its letters in points."""

    kind: str  # as the format calls it: title, body, chart, tbl, ftr, sldNum
    number: int
    name: str
    box: tuple[float, float, float, float]
    size: int = SMALLEST
    bold: bool = False
    align: str = "l"
    anchor: str = "t"
    colour: str = "tx1"
    fill: str = ""


UNDER, CHART, FINDINGS, TABLE, BODY, COUNTS, MARKING, BANNER = 10, 11, (12, 13, 14), 15, 16, 17, 20, 21
FOOTER, NUMBER = 22, 23
_LEFT, _ACROSS = 0.5, WIDE - 1.0
_ALWAYS = (
    Place("body", BANNER, "Banner", (3.4, 0.04, WIDE - 3.9, 0.4), SMALLEST, True, "ctr", "ctr", "bg1", "accent3"),
    Place("body", MARKING, "Marking", (_LEFT, 0.04, 2.8, 0.4), bold=True, anchor="ctr"),
    Place("ftr", FOOTER, "Marking below", (_LEFT, 7.06, 8.0, 0.4), bold=True, anchor="ctr"),
    Place("sldNum", NUMBER, "Page", (WIDE - 2.5, 7.06, 2.0, 0.4), align="r", anchor="ctr"),
)  # fmt: skip
_TITLE = Place("title", 0, "Title", (_LEFT, 0.5, _ACROSS, 1.1), 28, bold=True, anchor="ctr", colour="accent1")
LAYOUTS: dict[str, tuple[Place, ...]] = {
    "PCC Front": (
        Place("title", 0, "Title", (_LEFT, 0.5, _ACROSS, 1.05), 32, bold=True, anchor="ctr", colour="accent1"),
        Place("body", UNDER, "Under the title", (_LEFT, 1.56, _ACROSS, 1.22)),
        Place("body", COUNTS, "Counts", (_LEFT, 2.82, _ACROSS, 1.85)),
        Place("body", BODY, "Text", (_LEFT, 4.75, _ACROSS, 2.25)),
        *_ALWAYS,
    ),
    "PCC Measure": (
        _TITLE,
        Place("body", UNDER, "Under the title", (_LEFT, 1.62, _ACROSS, 0.6)),
        Place("chart", CHART, "Chart", (_LEFT - 0.1, 2.32, _ACROSS + 0.2, 3.3)),
        *(
            Place("body", number, f"Finding {at + 1}", (left, 5.6, across, 1.45))
            for at, (number, left, across) in enumerate(zip(FINDINGS, (_LEFT, 4.1, 7.6), (3.5, 3.4, 5.2), strict=True))
        ),
        *_ALWAYS,
    ),
    "PCC Table": (_TITLE, Place("tbl", TABLE, "Table", (_LEFT, 1.75, _ACROSS, 5.2)), *_ALWAYS),
    "PCC Text": (_TITLE, Place("body", BODY, "Text", (_LEFT, 1.75, _ACROSS, 5.2)), *_ALWAYS),
}
NAMES = {kind: {place.number: place.name for place in places} for kind, places in LAYOUTS.items()}
_THEME = {"accent1": style.BLUE, "accent2": style.TEAL, "accent3": style.PURPLE, "accent4": style.ORANGE,
          "accent5": style.DARK, "accent6": "#A285D1", "dk1": style.INK, "hlink": style.BLUE,
          "folHlink": style.PURPLE}  # fmt: skip


def opened(own: bytes | None = None) -> Any:
    """A presentation without slides: the office's own template where it is given, else the one that ships.

    Raises WrongUse where the office's cannot be used, with what it lacks.
    """
    if own is None:
        return _shipped()
    try:
        found = Presentation(io.BytesIO(own))
    except (PythonPptxError, BadZipFile, KeyError, ValueError) as fault:
        raise WrongUse(f"template.pptx cannot be read as a PowerPoint presentation. {_HOW}") from fault
    if lacking := _lacking(found):
        raise WrongUse(f"template.pptx cannot be used: {'; '.join(lacking)}. {_HOW}")
    _empty(found)
    return found


_HOW = (
    "Make it from a pack: open one in PowerPoint, change the slide master, keep the names of layouts and places, "
    "and save it as config/template.pptx; or remove that file to use the one that ships."
)


def layout(made: Any, name: str) -> Any:
    """The layout of that name, which has been checked to be there."""
    return next(each for each in made.slide_layouts if each.name == name)


def _lacking(found: Any) -> list[str]:
    """What a template lacks: layouts by name, places by number, a wide slide."""
    said = [] if found.slide_width > found.slide_height else ["its slides are higher than they are wide"]
    held = {each.name: each for each in found.slide_layouts}
    for name, places in LAYOUTS.items():
        if name not in held:
            said.append(f"it has no layout called {name}")
            continue
        numbers = {(ph.placeholder_format.idx, _kind(ph)) for ph in held[name].placeholders}
        gone = [f"{place.name} ({place.number})" for place in places if (place.number, place.kind) not in numbers]
        said += [f"its layout {name} has no place {', '.join(gone)}"] if gone else []
    return said


def _kind(place: Any) -> str:
    mark = place.element.find(f".//{qn('p:ph')}")
    return str(mark.get("type", "obj"))


def _empty(found: Any) -> None:
    """Take the slides out: a pack that was made is a template too."""
    listed = found.slides._sldIdLst
    for slide in list(listed):
        found.part.drop_rel(slide.rId)
        listed.remove(slide)


def _shipped() -> Any:
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDE), Inches(HIGH)
    made.part._element.find(qn("p:sldSz")).attrib.pop("type")  # which says 4 by 3
    spare = list(made.slide_layouts)
    for own, (name, places) in zip(spare, LAYOUTS.items(), strict=False):
        _lay_out(own, name, places)
    for other in spare[len(LAYOUTS) :]:
        made.slide_layouts.remove(other)
    _master(made.slide_master)
    _colours(made.slide_master)
    for package_kind in (KIND.THUMBNAIL, KIND.EXTENDED_PROPERTIES):
        _drop(made.part.package, package_kind)
    _drop(made.part, KIND.PRINTER_SETTINGS)
    return made


def _drop(part: Any, kind: str) -> None:
    """Take away what says nothing of ours: a picture of another file, another's printer."""
    rels = part._rels
    for name in [name for name, rel in rels.items() if rel.reltype == kind]:
        rels.pop(name)


def _lay_out(own: Any, name: str, places: tuple[Place, ...]) -> None:
    own.name = name
    element = own.element
    element.attrib.pop("type", None)
    element.set("preserve", "1")
    element.set("userDrawn", "1")
    tree = own.shapes._spTree
    _clear(tree)
    for at, place in zip(count(2), places, strict=False):
        tree.append(parse_xml(_xml(at, place)))


def _clear(tree: Any) -> None:
    for shape in tree.findall(qn("p:sp")):
        tree.remove(shape)


def _master(master: Any) -> None:
    """The master's own places, and its letters: left, without bullets, none too small."""
    tree = master.shapes._spTree
    _clear(tree)
    text = Place("body", 1, "Text", (_LEFT, 1.75, _ACROSS, 5.2))
    for at, place in zip(count(2), (_TITLE, text, *_ALWAYS[2:]), strict=False):
        tree.append(parse_xml(_xml(at, place)))
    for level in master.element.iter(
        qn("a:lvl1pPr"), qn("a:lvl2pPr"), qn("a:lvl3pPr"), qn("a:lvl4pPr"), qn("a:lvl5pPr")
    ):
        letters = level.find(qn("a:defRPr"))
        if letters is not None and level.getparent().tag == qn("p:bodyStyle"):
            letters.set("sz", str(SMALLEST * 100))
        if level.getparent().tag in (qn("p:bodyStyle"), qn("p:titleStyle")):
            level.set("algn", "l")
            level.set("marL", "0")
            level.set("indent", "0")
            for bullet in (*level.findall(qn("a:buChar")), *level.findall(qn("a:buFont"))):
                level.remove(bullet)


def _colours(master: Any) -> None:
    theme = master.part.part_related_by(KIND.THEME)
    text = theme.blob.decode()
    for name, colour in _THEME.items():
        text = re.sub(f"(<a:{name}>).*?(</a:{name}>)", rf'\g<1><a:srgbClr val="{colour[1:]}"/>\g<2>', text, flags=re.S)
    theme._blob = re.sub(r'(<a:latin typeface=")[^"+]*"', r'\g<1>Arial"', text).encode()


def _xml(at: int, place: Place) -> str:
    left, top, width, height = (Inches(side) for side in place.box)
    fill = f'<a:solidFill><a:schemeClr val="{place.fill}"/></a:solidFill>' if place.fill else ""
    number = f' idx="{place.number}"' if place.number else ""
    inside = (
        '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="en-GB"/><a:t>1</a:t></a:fld>'
    )
    text = inside if place.kind == "sldNum" else f'<a:r><a:rPr lang="en-GB"/><a:t>{place.name}</a:t></a:r>'
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{at}" name="{place.name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{place.kind}"{number}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
        f'<p:txBody><a:bodyPr lIns="45720" rIns="45720" tIns="0" bIns="0" anchor="{place.anchor}">'
        "<a:normAutofit/></a:bodyPr>"
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{place.align}"><a:buNone/><a:defRPr sz="{place.size * 100}" '
        f'b="{int(place.bold)}"><a:solidFill><a:schemeClr val="{place.colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        f"</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )
