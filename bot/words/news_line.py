"""`case study: Harbour saved 20 hours; tags shipping, planning; https://…`, as it is typed."""

import re
from collections.abc import Iterable

from bot.model.news import NEWS_KINDS, News
from bot.words.fact_told import as_tag

TITLE, TAG, LINK, MOST_TAGS = 200, 64, 2_000, 20

_KIND = re.compile(
    r"(?P<kind>offering|case[ -]?study|win|fact)s?\s*(?::|\s[-–—]\s)\s*", re.IGNORECASE
)
_LINK = re.compile(r"<?(?P<link>https?://[^\s<>;|]+)(?:\|[^>]*)?>?", re.IGNORECASE)
_TAGS = re.compile(r"tags?\b\s*(?P<colon>:?)\s*(?P<tags>.+)", re.IGNORECASE)
_HASH = re.compile(r"(?:^|(?<=\s))#(?P<tag>[\w-]+)")
_BETWEEN = re.compile(r"[;\n]")


def read_news(text: str) -> News:
    """The parts in any order; whatever is none of them is the title."""
    text, kind = text.strip(), NEWS_KINDS[0]
    if found := _KIND.match(text):
        kind = next(one for one in NEWS_KINDS if one[:3] == found["kind"][:3].casefold())
        text = text[found.end() :]
    link = _LINK.search(text)
    text = _LINK.sub(" ", text)
    hashed = [one["tag"] for one in _HASH.finditer(text)]
    title, said = list[str](), list[str]()
    for place, part in enumerate(map(str.strip, _BETWEEN.split(_HASH.sub(" ", text)))):
        # "Tag your boxes" is a title, where it comes first.
        tagged = _TAGS.fullmatch(part)
        if tagged and (place or tagged["colon"]):
            said += tagged["tags"].split(",")
        elif part:
            title.append(part)
    return News(
        title=" ".join("; ".join(title).split())[:TITLE].strip(" ,"),
        kind=kind,
        tags=tags_of([*said, *hashed]),
        link=link["link"].rstrip(".,)")[:LINK] if link else "",
    )


def tags_of(said: Iterable[str]) -> tuple[str, ...]:
    """As needs write theirs, so that they meet; each once."""
    tags = (as_tag(one)[:TAG] for one in said)
    return tuple(dict.fromkeys(filter(None, tags)))[:MOST_TAGS]
