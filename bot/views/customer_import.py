"""The form into which a list of customers is pasted, its preview, and what has become of it."""

from bot.model.pasted import MOST_LETTERS, Pasted
from bot.views import ids
from bot.views.apart import SLOT, set_apart
from bot.views.blocks import (
    Part,
    actions,
    bullets,
    button,
    context,
    message,
    paragraph,
    preformatted,
    rich,
    span,
)
from bot.views.inputs import asked, text
from bot.views.text import Json, bold, code, in_quotes, named, one_line, plain, quoted
from rules.kit.language import in_figures, say, say_n

MOST_SHOWN = 10
EXAMPLE = "name; owner; tier; country; since\nAcme; Ana Ruiz; A; ES; 2024-05-01\nCobalt"
FOLDER = "python -m bot import FOLDER"


def import_form(typed: str = "", found: Pasted | None = None, *, metadata: str = "") -> Json:
    """With `found` it says what an import of `typed` would do, above the text itself."""
    ready = found is not None and bool(found.new)
    submit = say("Look it over") if not ready else say("Import")
    return {
        "type": "modal",
        "callback_id": ids.IMPORT_FORM,
        "private_metadata": metadata,
        "title": plain(say("Import customers"), 24),
        "submit": plain(submit, 24),
        "close": plain(say("Close"), 24),
        "blocks": [
            *(_preview(found) if found else [_how()]),
            asked(
                ids.ROWS,
                say("Rows"),
                text(typed, most=MOST_LETTERS, multiline=True),
                hint=say("A line for each customer. Nothing is written before you have seen it."),
            ),
            _more(),
        ],
    }


def imported(found: Pasted, key: str) -> Json:
    """What was written. `key` takes it back for ten minutes."""
    said = say_n(
        len(found.new),
        "One customer is added: {names}.",
        "{n} customers are added: {names}.",
        names=_names(found),
    )
    parts: list[Part] = [said]
    if found.known:
        parts.append(f"\n{_known(found.known)}")
    blocks = [paragraph(*parts), *_unclear(found)]
    undo = button(say("Undo"), ids.IMPORT_UNDO, key, aloud=say("Undo the import"))
    every = say("All of them, by warmth: ")
    return message([*blocks, paragraph(every, code("/customer list mine")), actions(undo)])


def taken_back(gone: int, stay: int) -> Json:
    said = say_n(
        gone, "Undone: one customer is gone again.", "Undone: {n} customers are gone again."
    )
    rest = say_n(
        stay,
        "One stays, because somebody has told me something about it since.",
        "{n} stay, because somebody has told me something about them since.",
    )
    return message([context(f"{said} {rest}" if stay else said)])


def _how() -> Json:
    return rich(
        span(say("Copy rows from a spreadsheet, or write one name a line. For example:")),
        preformatted(EXAMPLE),
        span(say("Only the name is needed. Without an owner they are yours.")),
    )


def _more() -> Json:
    return paragraph(
        *set_apart(
            say(
                "More than fits here, or more than customers: {command}, as docs/import.md tells.",
                command=SLOT,
            ),
            code(FOLDER),
        )
    )


def _preview(found: Pasted) -> list[Json]:
    if found.new:
        new = say_n(
            len(found.new), "One is new: {names}.", "{n} are new: {names}.", names=_names(found)
        )
    else:
        new = say("None of them is new, so there is nothing to import.")
    lines = [new]
    if found.known:
        lines.append(_known(found.known))
    if found.unread:
        lines.append(
            say(
                "Columns that I do not know and leave out: {names}.", names=quoted(found.unread[:5])
            )
        )
    return [paragraph(bold(lines[0]), *(f"\n{one}" for one in lines[1:])), *_unclear(found)]


def _known(number: int) -> str:
    return say_n(
        number,
        "One is known already, or stands there twice: nothing changes.",
        "{n} are known already, or stand there twice: nothing changes.",
    )


def _unclear(found: Pasted) -> list[Json]:
    if not found.unclear:
        return []
    first = say_n(
        len(found.unclear),
        "One line I do not understand, and it is left out:",
        "{n} lines I do not understand, and they are left out:",
    )
    lines: list[list[Part]] = [
        [
            say("Line {line}: ", line=in_figures(one.line)),
            code(one_line(one.said, 60)),
            f" {one_line(one.why, 200)}",
        ]
        for one in found.unclear[:MOST_SHOWN]
    ]
    if more := len(found.unclear) - MOST_SHOWN:
        lines += [[say_n(more, "and one more", "and {many} more")]] if more > 0 else []
    return [rich(span(first), bullets(lines))]


def _names(found: Pasted) -> str:
    shown = [in_quotes(named(one.name, 40)) for one in found.new[:MOST_SHOWN]]
    more = len(found.new) - len(shown)
    return ", ".join([*shown, *([say_n(more, "and one more", "and {many} more")] if more else [])])
