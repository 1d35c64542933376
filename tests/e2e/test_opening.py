"""What a browser is sent before a page is drawn: the opening page and the programs, as the server answers for them."""

import gzip
import re
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest
from streamlit.file_util import get_static_dir

from commands import opening, programs

STOCK = Path(get_static_dir())
HTML = {"Accept": "text/html,*/*", "Accept-Encoding": "gzip, br", "If-None-Match": '"any"'}


def answer(address, headers=None):
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers or {}), timeout=30) as answered:  # noqa: S310
        return answered.status, dict(answered.headers), answered.read()


@pytest.fixture(scope="module")
def page(sample_site):
    return answer(sample_site, HTML)[2].decode()


def test_a_page_and_a_deep_link_open_with_our_page_framed(sample_site, page):
    status, headers, deep = answer(f"{sample_site}/measure?measure=domestic_burglary", HTML)
    assert (status, deep.decode()) == (200, page)
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-cache"
    assert "etag" not in headers
    assert '<html lang="en-GB">' in page
    assert page.count("<b>OFFICIAL</b>") == 1
    assert "Streamlit</title>" not in page
    assert f'BRAND = "{opening.BRAND}"' in Path("dashboard.py").read_text(encoding="utf-8")


def test_the_page_says_where_its_server_is_and_brings_what_draws_the_words(sample_site, page):
    assert 'BACKEND_BASE_URL:location.origin+"",HOST_CONFIG:{allowedOrigins:[location.origin]' in page
    brought = re.findall(r'import "\./(static/js/[\w.-]+)"', page)
    assert [name.split("/")[-1].split(".")[0] for name in brought] == list(opening.EVERYWHERE)
    named = set(re.findall(r'(?:href|src)="\./(static/[\w./-]+)"', page))
    assert set(brought) <= named
    assert all(answer(f"{sample_site}/{name}")[0] == 200 for name in named)


def test_under_a_path_of_its_own_the_page_names_it():
    stock = (STOCK / "index.html").read_text(encoding="utf-8")
    assert 'location.origin+"/board"' in opening.page(stock, STOCK / "static/js", "OFFICIAL", "/board/")
    assert "<i>" not in opening.page(stock, STOCK / "static/js", "<i>", "")


def test_a_page_of_another_streamlit_is_left_as_it_is():
    assert opening.page("<html></html>", STOCK / "static/js", "OFFICIAL") == "<html></html>"


def test_programs_are_sent_small_and_kept_and_are_what_lies_in_the_folder(sample_site):
    largest = max((STOCK / "static/js").glob("*.js"), key=lambda file: file.stat().st_size)
    address = f"{sample_site}/static/js/{largest.name}"
    _, headers, small = answer(address, {"Accept-Encoding": "gzip, br"})
    assert headers["content-encoding"] == "gzip"
    assert headers["cache-control"] == programs.KEPT.decode()
    assert headers["x-content-type-options"] == "nosniff"
    assert len(small) * 3 < largest.stat().st_size
    _, plain_headers, plain = answer(address)
    assert "content-encoding" not in plain_headers
    assert plain == gzip.decompress(small) == largest.read_bytes()
    status, _, part = answer(address, {"Range": "bytes=0-9"})
    assert (status, part) == (206, plain[:10])


@pytest.mark.parametrize("path", ["static/js/none.js", "static/../index.html", "static/%2e%2e/%2e%2e/config.py"])
def test_no_address_leads_out_of_the_folder_of_programs(sample_site, path):
    try:
        body = answer(f"{sample_site}/{path}")[2].decode()
    except HTTPError as refused:
        assert refused.code in {400, 404}
    else:
        assert body.endswith("</html>\n")
