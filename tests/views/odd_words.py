"""What people are called, and what they type: as odd as it may stand in the record."""

from bot.words.clean import clean

NAMES = (
    "Acme",
    "<!channel>",
    "<!here|here> & Co",
    "<@U123>",
    "<https://example.org|pay here>",
    "&amp;",
    "&lt;!channel&gt;",
    "AT&T",
    "*Acme* _x_ ~gone~ `a`",
    '"quoted" \\ back',
    "שלום עולם",
    "شركة النور",
    "株式会社さくら",
    "👩\u200d👩\u200d👧 & Söhne 👋🏽",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f Loch",
    "Z\u0337\u0321\u0353a\u0334\u031bl\u0335go",
    "can\u0000cel\u0007led \u202eesrever\u202c",
    "two\nlines\tand a tab",
    "{name} {0} %s",
    ":tada: /customer erase",
    "Very long " + "name " * 38,
    "x" * 200,
    "&" * 200,
    "👩🏿\u200d🚀" * 50,
)
KEPT_NAMES = tuple(clean(one, 200) for one in NAMES)

SAID = (
    "",
    "Likes the new report. Wants to see us again in two weeks or so.",
    "> quoted\n```b```\n\n\n• a list",
    "One line.\nAnother line of it.\nAnd the last one of all?",
    '"' * 3_000,
    "<&>" * 1_000,
    "word " * 600,
    "ש" * 3_000,
    "🎉" * 3_000,
    "n\u0303" * 1_500,
    "\u0001\u0002 what was left \u200b",
)
KEPT_WORDS = tuple(clean(one, 3_000) for one in SAID)

BLANK = ("", " ", "–")
