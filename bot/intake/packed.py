"""An export as one file: the folder that an import reads, in a zip."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection

from bot.intake.out import write_down
from bot.store import export as store


def packed(connection: Connection, workspace_id: int, name: str, *, owner_id: int | None) -> bytes:
    """Everybody's customers or one owner's, never what is private. Raises CannotExport."""
    whose = store.public(workspace_id, owner_id)
    made = BytesIO()
    with TemporaryDirectory(prefix="export-") as place:
        folder = Path(place, name)
        write_down(connection, workspace_id, folder, private=False, whose=whose)
        with ZipFile(made, "w", ZIP_DEFLATED) as pack:
            for file in sorted(folder.iterdir()):
                pack.write(file, f"{name}/{file.name}")
    return made.getvalue()
