"""Messages: the same bytes for the same words, and sent by a real server, or kept with one plain sentence."""

import re

import pytest

from tests.warehouse.mail_servers import HOST, PASSWORD, USER, certificate, free_port, server
from warehouse import post
from warehouse.faults import WrongUse
from warehouse.post import Addressed, MailFault, Server

TO = Addressed("board@pcc.example", ("chief@force.example", "pcc@pcc.example"))
KEPT = post.message("OFFICIAL: 2 exceptions", "Plain – words\n", "<p>Marked – words</p>\n", TO)
SET = {
    "PCC_SMTP_HOST": "mail.example",
    "PCC_MAIL_FROM": "board@pcc.example",
    "PCC_MAIL_TO": "chief@force.example, pcc@pcc.example,chief@force.example",
    "PCC_MAIL_TO_PUBLIC": "press@pcc.example",
}


def parts(message):
    return {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in message.iter_parts()}


def test_a_message_is_the_same_bytes_for_the_same_words_and_a_draft_where_nobody_is_named():
    assert post.message("OFFICIAL: 2 exceptions", "Plain – words\n", "<p>Marked – words</p>\n", TO) == KEPT
    assert b"Date:" not in KEPT and b"Message-ID:" not in KEPT and b"X-Unsent" not in KEPT
    assert b"X-Unsent: 1" in post.message("A", "b", "<p>b</p>", Addressed())


def test_a_subject_cannot_add_a_header():
    with pytest.raises(ValueError, match="line"):
        post.message("A\r\nBcc: x@y.example", "b", "<p>b</p>", TO)


def test_each_audience_has_its_own_list():
    assert post.addressed(SET, "internal") == TO
    assert post.addressed(SET, "public").to == ("press@pcc.example",)
    assert post.addressed(SET | {"PCC_MAIL_TO_PUBLIC": ""}, "public").to == ()


@pytest.mark.parametrize("text", ["jo", "jo@", "a@b.example\r\nBcc: c@d.example", "Jo <jo@b.example>"])
def test_what_is_no_address_is_wrong_use_and_is_not_repeated(text):
    with pytest.raises(WrongUse) as told:
        post.addressed(SET | {"PCC_MAIL_TO": f"chief@force.example,{text}"}, "internal")
    assert "PCC_MAIL_TO" in str(told.value) and text not in str(told.value)


def test_the_server_of_the_environment():
    found = post.server(SET | {"PCC_SMTP_USER": "u", "PCC_SMTP_PASSWORD": "secret"}, TO, "internal")
    assert found == Server("mail.example", 587, "starttls", "u", "secret") and "secret" not in repr(found)
    assert post.server(SET | {"PCC_SMTP_TLS": "always"}, TO, "internal").port == 465
    assert post.server(SET | {"PCC_SMTP_TLS": "none", "PCC_SMTP_PORT": "2525"}, TO, "internal").port == 2525


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"PCC_SMTP_HOST": ""}, "set PCC_SMTP_HOST in"),
        ({"PCC_SMTP_PORT": "0"}, "PCC_SMTP_PORT is no port"),
        ({"PCC_SMTP_PORT": "smtp"}, "PCC_SMTP_PORT is no port"),
        ({"PCC_SMTP_TLS": "ssl3"}, "none of starttls, always, none"),
        ({"PCC_SMTP_TLS": "none", "PCC_SMTP_USER": "u"}, "No password is sent in the clear"),
    ],
)
def test_a_wrong_setting_is_wrong_use_that_names_it(change, told):
    with pytest.raises(WrongUse, match=told):
        post.server(SET | change, TO, "internal")


def test_nobody_to_send_to_is_wrong_use():
    with pytest.raises(WrongUse, match="PCC_MAIL_FROM, PCC_MAIL_TO_PUBLIC"):
        post.server(SET, Addressed(), "public")


# ---- with a real server ---------------------------------------------------------------------------------------


def test_it_is_sent_as_it_was_kept_with_the_time_added():
    with server() as (box, port):
        post.send(KEPT, TO, Server(HOST, port, "none"))
    (came,) = box.messages
    assert box.to == list(TO.to) and box.encrypted == [False]
    assert came["Subject"] == "OFFICIAL: 2 exceptions" and came["Content-Language"] == "en-GB"
    assert came["Date"] and came["Message-ID"].endswith("@pcc.example>") and came["Auto-Submitted"] == "auto-generated"
    assert parts(came) == {"text/plain": "Plain – words\n", "text/html": "<p>Marked – words</p>\n"}


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # the test server sees no STARTTLS where all is encrypted
@pytest.mark.parametrize("how", ["starttls", "always"])
def test_it_is_sent_encrypted_and_signed_in(how, tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate(tmp_path)))
    with server(tmp_path, always=how == "always", auth_required=True, auth_require_tls=how != "always") as (box, port):
        post.send(KEPT, TO, Server(HOST, port, how, USER, PASSWORD))
        assert box.encrypted == [True]
        with pytest.raises(MailFault, match="refused the user or the password") as told:
            post.send(KEPT, TO, Server(HOST, port, how, USER, "wrong"))
    assert "wrong" not in str(told.value) and len(box.messages) == 1


def test_an_untrusted_certificate_is_refused(tmp_path):
    with server(tmp_path) as (box, port), pytest.raises(MailFault, match="not trusted here; nothing was sent"):
        post.send(KEPT, TO, Server(HOST, port, "starttls", USER, PASSWORD))
    assert not box.messages


def test_a_server_without_encryption_gets_nothing():
    with server() as (box, port):
        with pytest.raises(MailFault, match="does not offer the encryption"):
            post.send(KEPT, TO, Server(HOST, port, "starttls"))
        with pytest.raises(MailFault, match="could not agree on encryption"):
            post.send(KEPT, TO, Server(HOST, port, "always"))
    assert not box.messages


def test_refused_addresses_are_counted_and_never_named():
    with server() as (box, port):
        some = Addressed(TO.sender, ("pcc@pcc.example", "nobody@pcc.example"))
        with pytest.raises(MailFault, match="refused 1 of 2 addresses") as told:
            post.send(KEPT, some, Server(HOST, port, "none"))
        assert len(box.messages) == 1 and "nobody" not in str(told.value)
        with pytest.raises(MailFault, match="refused every address; nothing was sent") as told:
            post.send(KEPT, Addressed(TO.sender, ("nobody@pcc.example",)), Server(HOST, port, "none"))
        assert len(box.messages) == 1 and "nobody" not in str(told.value)


def test_a_server_that_is_away_is_one_plain_sentence():
    with pytest.raises(MailFault) as told:
        post.send(KEPT, TO, Server(HOST, free_port(), "none"))
    assert re.fullmatch(
        r"The mail server 127\.0\.0\.1:\d+ cannot be reached or hung up \(.+\); nothing was sent\.", str(told.value)
    )
