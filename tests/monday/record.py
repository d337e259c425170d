"""The record of all firms as it is on Monday before anybody is at work."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from pydantic import SecretStr

from bot.intake import land
from bot.sandbox import Town
from bot.store import installations, workspaces
from bot.store.engine import open_record, within, writing
from bot.store.migrate import migrate
from bot.store.sealed import Keys, new_key
from tests.monday.firms import OPENS, Firm


def fill(url: str, town: Town, firms: Sequence[Firm]) -> SecretStr:
    """Every firm has imported its customers and installed the bot; the key of its tokens."""
    key = new_key()
    keys = Keys([key])
    engine = open_record(url)
    migrate(engine)
    for firm in firms:
        with writing(engine) as connection:
            here = workspaces.connect(connection, firm.team.id, firm.team.name).id
            token = keys.seal(town.workspaces[firm.team.id].bot_token)
            installations.put(connection, here, token, "", OPENS)
        with tempfile.TemporaryDirectory() as folder:
            write(firm, Path(folder))
            with within(here), writing(engine) as connection:
                land(connection, here, Path(folder), now=OPENS, today=OPENS.date())
    engine.dispose()
    return SecretStr(key)


def write(firm: Firm, folder: Path) -> None:
    for name, lines in firm.sheets.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
