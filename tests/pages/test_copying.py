"""The address that a reader can copy: its words escaped, and a button (tests/e2e/test_use.py presses it)."""

from pages.parts import copying


def test_the_address_stands_in_words_with_a_button_beside_it():
    markup = copying.address("Link to this page", "http://127.0.0.1:8501/measure?measure=a&area=<b>")
    assert "<code>http://127.0.0.1:8501/measure?measure=a&amp;area=&lt;b&gt;</code>" in markup
    assert '<button class="copy" type="button">' in markup
    assert 'role="status"' in markup, "what the button did is told to whoever cannot see it"
