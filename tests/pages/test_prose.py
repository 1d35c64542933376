"""Documents as markup: each part of Markdown that the guide uses, and no text that becomes markup by itself."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts import prose


def link(words, target):
    return f"<a>{len(words)} {len(target)}</a>"


def body(text):
    return prose.body(f"# Title\n\nIntroduction.\n\n{text}", link, lambda words, file: f"[{words}: {file}]")


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Two lines\nof words.", "<p>Two lines of words.</p>"),
        ("## What `it` is", '<h2 id="what-it-is">What <code>it</code> is</h2>'),
        ("### More", '<h3 id="more">More</h3>'),
        ("- one\n- two\n  lines", "<ul><li>one</li><li>two lines</li></ul>"),
        ("1. one\n2. **two**", "<ol><li>one</li><li><strong>two</strong></li></ol>"),
        ("```\na < b\n\nc\n```", '<pre tabindex="0"><code>a &lt; b\n\nc</code></pre>'),
        ("See [it](a.md).", "<p>See <a>2 4</a>.</p>"),
        ("![A page](a.png)", "[A page: a.png]"),
        ("<b>&", "<p>&lt;b&gt;&amp;</p>"),
        ("`<b>` **<i>**", "<p><code>&lt;b&gt;</code> <strong>&lt;i&gt;</strong></p>"),
    ],
)
def test_a_part_of_a_document(text, markup):
    assert body(text) == markup


def test_a_table_is_a_real_one():
    found = body("| Word | Means |\n| --- | --- |\n| `a` | one |")
    assert '<caption class="unseen">Word: means</caption>' in found
    assert '<th scope="col">Means</th>' in found
    assert '<th scope="row"><code>a</code></th><td>one</td>' in found


def test_the_title_and_introduction_stand_by_themselves():
    text = "# A title\n\nWhat it **is**,\nin words.\n\nMore."
    assert prose.title(text) == "A title"
    assert prose.introduction(text) == "What it is, in words."
    assert prose.body(text, link, link) == "<p>More.</p>"


class Balance(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@given(
    st.lists(
        st.sampled_from(
            [
                "- ",
                "1. ",
                "# ",
                "## ",
                "``` ",
                "` ",
                "** ",
                "[a](b) ",
                "<b> ",
                "& ",
                "x ",
                "\n",
                "\n\n",
                "",
                " a ",
                " b ",
                "\n",
            ]
        ),
        max_size=20,
    )
)
def test_whatever_is_written_gives_whole_markup(parts):
    balance = Balance()
    balance.feed(body("".join(parts)))
    balance.close()
    assert not balance.open
