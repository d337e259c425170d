"""What we have to tell customers who may have a use for it."""

from dataclasses import dataclass
from datetime import datetime

NEWS_KINDS = ("offering", "case study", "win", "fact")


@dataclass(frozen=True, slots=True)
class News:
    """`tags` are matched with those of needs. The title is empty where nothing was said."""

    title: str
    kind: str = NEWS_KINDS[0]
    tags: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """`fits` is how many customers have a need of it; `passed_on`: their owners are told of it."""

    offering_id: int
    news: News
    new: bool
    fits: int
    passed_on: bool
    at: datetime
