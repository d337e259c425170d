"""What a rich_text block may hold, down to the single word."""

from bot.sandbox.block_kit.objects import URL
from bot.sandbox.block_kit.shapes import by_type, flag, items, one_of, string, thing, whole

WORD_STYLE = thing({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), flag))
MENTION_STYLE = thing(
    {},
    dict.fromkeys(("bold", "italic", "strike", "highlight", "client_highlight", "unlink"), flag),
)

SOME = string(1)
STYLED_WORD = {"style": WORD_STYLE}
STYLED_MENTION = {"style": MENTION_STYLE}

WORDS = {
    "text": thing({"text": SOME}, STYLED_WORD),
    "link": thing({"url": URL}, {"text": SOME, "unsafe": flag, **STYLED_WORD}),
}

INLINE = {
    **WORDS,
    "broadcast": thing({"range": one_of("here", "channel", "everyone")}, STYLED_MENTION),
    "channel": thing({"channel_id": SOME}, STYLED_MENTION),
    "color": thing({"value": string(like="#[0-9A-Fa-f]{6}", says="must be a hex color")}),
    "date": thing(
        {"timestamp": whole(0, 9_999_999_999), "format": SOME},
        {"url": URL, "fallback": SOME, **STYLED_WORD},
    ),
    "emoji": thing({"name": SOME}, {"unicode": SOME, "skin_tone": whole(1, 6), **STYLED_WORD}),
    "team": thing({"team_id": SOME}, STYLED_MENTION),
    "user": thing({"user_id": SOME}, STYLED_MENTION),
    "usergroup": thing({"usergroup_id": SOME}, STYLED_MENTION),
}

INLINES = items(by_type(INLINE))
BORDER = {"border": whole(0, 1)}

SECTION = thing({"elements": INLINES})

PARAGRAPHS = items(
    by_type(
        {
            "rich_text_section": SECTION,
            "rich_text_quote": thing({"elements": INLINES}, BORDER),
            "rich_text_preformatted": thing(
                {"elements": items(by_type(WORDS))}, {"language": SOME, **BORDER}
            ),
            "rich_text_list": thing(
                {
                    "style": one_of("bullet", "ordered"),
                    "elements": items(by_type({"rich_text_section": SECTION})),
                },
                {"indent": whole(0, 8), "offset": whole(0), **BORDER},
            ),
        }
    )
)
