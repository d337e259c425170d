"""Slack's mark-up as the page draws it."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

DRAW = """async (cases) => {
    const { mrkdwn } = await import("/static/mrkdwn.js");
    return cases.map((text) => mrkdwn(text).innerHTML);
}"""

PLAIN = {
    "*bold* _italic_ ~gone~ `code`": (
        "<p><strong>bold</strong> <em>italic</em> <s>gone</s> <code>code</code></p>"
    ),
    "*bold _and italic_*, (*this*)": (
        "<p><strong>bold <em>and italic</em></strong>, (<strong>this</strong>)</p>"
    ),
    "snake_case_word 2*3*4 * no *": "<p>snake_case_word 2*3*4 * no *</p>",
    "`*as it is*` :tada: :unknown: 10:30:45": (
        "<p><code>*as it is*</code> 🎉 :unknown: 10:30:45</p>"
    ),
    "one\n\ntwo": "<p>one<br><br>two</p>",
    "&gt; quoted\n&gt; words\nand not": "<blockquote>quoted<br>words</blockquote><p>and not</p>",
    "&gt;&gt;&gt; all\nof it": "<blockquote>all<br>of it</blockquote>",
    "• one\n• two": "<ul><li>one</li><li>two</li></ul>",
    "3. three\n4. four": '<ol><li value="3">three</li><li value="4">four</li></ol>',
    "```\nif *x* &lt; 2:\n    y\n```": "<pre>if *x* &lt; 2:\n    y</pre>",
    "a ``` that stays open": "<p>a ``` that stays open</p>",
    "&lt;b&gt; &amp;amp; &lt;!channel&gt;": "<p>&lt;b&gt; &amp;amp; &lt;!channel&gt;</p>",
    "<javascript:alert(1)|here>": "<p>&lt;javascript:alert(1)|here&gt;</p>",
    "<!date^1772524800^{date_short_pretty} at {time}|3 March>": (
        '<p><time title="3 March">Today at 09:00</time></p>'
    ),
    "<!date^1772265600^{date_long}|28 February>": (
        '<p><time title="28 February">Saturday 28 February 2026</time></p>'
    ),
    "<!channel> <!subteam^S1|@sales>": (
        '<p><span class="mention mine">@channel</span> <span class="mention">@sales</span></p>'
    ),
}

LINKS = {
    "<https://example.com/a_b*c|*here*>": ["https://example.com/a_b*c", "*here*"],
    "see https://example.com/?a=1&amp;b=2.": ["https://example.com/?a=1&b=2"] * 2,
    "&lt;https://example.com&gt;": ["https://example.com/", "https://example.com"],
    "<mailto:jo@example.com>": ["mailto:jo@example.com", "jo@example.com"],
}


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit("U1/C1")


def test_text_is_drawn_as_slack_draws_it(page: Page) -> None:
    drawn = page.evaluate(DRAW, list(PLAIN))
    assert dict(zip(PLAIN, drawn, strict=True)) == PLAIN


def test_links_lead_where_they_say(page: Page) -> None:
    read = """async (cases) => {
        const { mrkdwn } = await import("/static/mrkdwn.js");
        const links = cases.map((text) => mrkdwn(text).querySelector("a"));
        return links.map((link) => [link.href, link.textContent]);
    }"""
    drawn = page.evaluate(read, list(LINKS))
    assert dict(zip(LINKS, drawn, strict=True)) == LINKS


def test_people_and_channels_are_named_and_you_stand_out(page: Page) -> None:
    (drawn,) = page.evaluate(DRAW, ["<@U1> and <@U2> in <#C2|customers>, <@U9>"])
    assert drawn == (
        '<p><button class="mention mine" type="button">@Ana Ruiz</button> and '
        '<button class="mention" type="button">@Kofi Mensah</button> in '
        '<button class="mention" type="button">#customers</button>, '
        '<button class="mention" type="button">@U9</button></p>'
    )
