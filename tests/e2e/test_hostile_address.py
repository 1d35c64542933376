"""Markup in an address, in a real browser: it is shown, and nothing of it runs."""

from urllib.parse import quote

HOSTILE = '<img src=x onerror="window.ran=1"><script>window.ran=2</script>'


def test_nothing_of_an_address_runs(sample_site, visit):
    choices = "&".join(f"{name}={quote(HOSTILE)}" for name in ("measure", "area", "period", "grain", "from"))
    page = visit(sample_site).open(f"measure?{choices}")
    assert "There is no measure" in page.inner_text("body")
    assert page.evaluate("window.ran") is None
    assert page.locator("main img[src='x']").count() == 0
