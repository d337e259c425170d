"""People's words and names, made fit for a sentence of ours."""

from collections.abc import Iterable

from rules.kit.language import say


def quote(text: str, longest: int = 120) -> str:
    """In quotation marks: the first line, cut where a word ends; "" where nothing was said."""
    line = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")
    line = line.rstrip(" .,;:")
    if len(line) > longest:
        line = (line[:longest].rpartition(" ")[0] or line[: longest - 1]).rstrip(" .,;:") + "…"
    return say("“{words}”", words=line) if line else ""


def listed(words: Iterable[str]) -> str:
    """ "Ana, Ben and Cem"."""
    *first, last = tuple(words) or ("",)
    return say("{several} and {last}", several=", ".join(first), last=last) if first else last
