"""News that somebody publishes: the form, and what was understood."""

from bot.model.news import NEWS_KINDS, News, Published
from bot.views import ids
from bot.views.blocks import Part, actions, button, context, message, paragraph
from bot.views.inputs import asked, one_of, text
from bot.views.text import Json, bold, named, one_line, plain
from rules.kit.language import say, say_n

TITLE_LIMIT, LINK_LIMIT, TAGS_LIMIT = 200, 2_000, 500


def kind_name(kind: str) -> str:
    """What the file of an import may call otherwise is called as it is there."""
    names = {
        "offering": say("Offering"),
        "case study": say("Case study"),
        "win": say("Win"),
        "fact": say("Fact"),
    }
    return names.get(kind) or kind.capitalize()


def news_form(news: News, *, metadata: str) -> Json:
    tags = ", ".join(news.tags)
    return {
        "type": "modal",
        "callback_id": ids.NEWS_FORM,
        "private_metadata": metadata,
        "title": plain(say("Publish news"), 24),
        "submit": plain(say("Publish"), 24),
        "close": plain(say("Close"), 24),
        "blocks": [
            paragraph(say("I bring it to those of us whose customers have a need of it.")),
            asked(
                ids.KIND,
                say("What it is"),
                one_of([(kind, kind_name(kind)) for kind in NEWS_KINDS], news.kind),
            ),
            asked(ids.TITLE, say("In a sentence"), text(news.title, most=TITLE_LIMIT)),
            asked(
                ids.TAGS,
                say("Tags"),
                text(tags, most=TAGS_LIMIT),
                optional=True,
                hint=say("With commas between. They are matched with the tags of needs."),
            ),
            asked(
                ids.LINK,
                say("Link"),
                text(news.link, most=LINK_LIMIT),
                optional=True,
                hint=say("Begins with https://"),
            ),
        ],
    }


def published(what: Published) -> Json:
    news = what.news
    parts: list[Part] = [f"{kind_name(news.kind)}: ", bold(one_line(news.title, TITLE_LIMIT))]
    if news.tags:
        parts.append("\n" + say("Tags: {tags}", tags=one_line(", ".join(news.tags), 500)))
    if news.link:
        parts.append("\n" + one_line(news.link, 300))
    first = say("Published.") if what.new else say("It was published today already: changed.")
    blocks = [paragraph(first, "\n", *parts), context(_whom(what))]
    if what.new:
        value = f"{what.offering_id} {int(what.at.timestamp())}"
        aloud = say("Undo: {title}", title=named(news.title))
        undo = button(say("Undo"), ids.of(ids.NEWS_UNDO, what.offering_id), value, aloud=aloud)
        blocks.append(actions(undo))
    return message(blocks)


def _whom(what: Published) -> str:
    """A number alone: some of them may be nobody else's business."""
    if not what.news.tags:
        return say(
            "It has no tags, so nobody is told of it. Undo it, and say it again with: ; tags"
            " shipping, planning"
        )
    if not what.fits:
        return say("No customer has told us of such a need yet. Whoever does hears of it then.")
    if not what.passed_on:
        return say_n(
            what.fits,
            "It fits a need of one customer. Nobody is told of it while keep_abreast is off.",
            "It fits a need of {n} customers. Nobody is told of it while keep_abreast is off.",
        )
    return say_n(
        what.fits,
        "It fits a need of one customer; their owner hears of it from tomorrow morning on.",
        "It fits a need of {n} customers; their owners hear of it from tomorrow morning on.",
    )


def withdrawn() -> Json:
    return message([context(say("Undone: the news is taken back, and nobody is told of it."))])


def not_withdrawn(*, too_late: bool) -> Json:
    if too_late:
        return message([context(say("The ten minutes for Undo are over, so it stays published."))])
    return message([context(say("It is not there any more, so there is nothing to undo."))])


def nothing_to_publish() -> Json:
    said = say(
        "What is the news? Such as: {line}",
        line="/nudges news win: Harbour saved 20 hours; tags shipping",
    )
    return message([paragraph(said)])
