"""What a noisy workspace does all morning: it imports, one folder of customers after the other."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from tests.monday.crew import Place
from tests.monday.firms import Firm
from tests.monday.process import command

CUSTOMERS = 2_000
REST_SECONDS = 30.0


@contextmanager
def importing(
    settings: Mapping[str, str], firm: Firm, folder: Path, ahead: float
) -> Iterator[Event]:
    """Set what it gives, and no other import begins; the last one ends when it does."""
    over = Event()

    def go_on() -> None:
        number = 0
        while not over.is_set():
            sheets = folder / f"import-{number}"
            _write(sheets, number, firm)
            verb = command(ahead, "import", str(sheets), "--yes", "--workspace", firm.team.name)
            place = Place("import", verb, settings, folder / "import.log")
            place.start()
            while place.process and place.process.poll() is None and not over.wait(1):
                pass
            if over.wait(REST_SECONDS) and place.process:
                place.process.kill()
            number += 1

    thread = Thread(target=go_on, daemon=True)
    thread.start()
    try:
        yield over
    finally:
        over.set()
        thread.join()


def _write(folder: Path, number: int, firm: Firm) -> None:
    folder.mkdir()
    owner = firm.staff[0].real_name
    names = [f"N{number:03}{n:05}N" for n in range(CUSTOMERS)]
    customers = ["name,owner,tier", *(f"{name},{owner},C" for name in names)]
    touchpoints = ["customer,on,kind", *(f"{name},2026-02-27,call" for name in names)]
    (folder / "customers.csv").write_text("\n".join(customers) + "\n", encoding="utf-8")
    (folder / "touchpoints.csv").write_text("\n".join(touchpoints) + "\n", encoding="utf-8")
