"""Text from people, made safe to keep, and Slack's spelling undone."""

import pytest

from bot.words.clean import clean, plain, unescape_slack


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Acme \n", "Acme"),
        ("one\ttwo\nthree", "one\ttwo\nthree"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("A\x00c\x07m\x1be", "Acme"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("A\u200bc\ufeffm\u2060e\u00ad", "Acme"),
        ("\u3164", ""),
        ("Ac\u200dme", "Acme"),
        ("Zoe\u0308", "Zoë"),
        ("e\u200b\u0301", "é"),
        ("\ud800lone", "lone"),
        ("👩\u200d🚀 flew", "👩\u200d🚀 flew"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"),
        ("hidden\U000e0041\U000e0042", "hidden"),
        ("<!channel>", "<!channel>"),
        ("日立", "日立"),
    ],
)
def test_what_is_kept_of_a_text(written: str, kept: str) -> None:
    assert clean(written) == kept


def test_a_long_text_is_cut() -> None:
    assert clean("x" * 5000) == "x" * 3000
    assert clean("ab cd", limit=3) == "ab"


def test_a_cut_leaves_no_half_of_an_emoji_behind() -> None:
    assert clean("👩\u200d🚀", limit=2) == "👩"


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("call <@U123|ana>", "call @ana"),
        ("call <@U123>", "call @U123"),
        ("in <#C1|general>", "in #general"),
        ("<mailto:ana@acme.example|ana@acme.example>", "ana@acme.example"),
        ("<mailto:ana@acme.example>", "ana@acme.example"),
        ("<https://acme.example|acme.example>", "acme.example"),
        ("<https://acme.example/a?b=1&amp;c=2>", "https://acme.example/a?b=1&c=2"),
        ("<!channel> and <!here|here>", "@channel and here"),
        ("<!subteam^S1|@care>", "@care"),
        ("<!date^1^{date}|3 March>", "3 March"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("&lt;@U1&gt;", "<@U1>"),
        ("Beta &amp; Co", "Beta & Co"),
    ],
)
def test_slacks_entities_read_as_people_see_them(sent: str, seen: str) -> None:
    assert plain(sent) == seen


def test_an_escape_that_was_typed_stays() -> None:
    assert unescape_slack("&amp;lt; &lt;b&gt;") == "&lt; <b>"
