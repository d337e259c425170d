"""members.csv: who we are, and when we may be written to."""

from bot.intake import cells as read
from bot.intake.cells import filled
from bot.intake.landing import Landing
from bot.intake.report import Outcome, Wrong
from bot.intake.sheet import Cells, Columns, shown
from bot.store import intake as store
from bot.store import workspaces
from bot.words.languages import NAMES
from bot.words.names import normalise

MEMBERS = Columns(
    ("name",),
    (
        "email",
        "timezone",
        "country",
        "slack_id",
        "hours",
        "daily_budget",
        "weekly_budget",
        "active",
        "language",
    ),
)
PROOFS = ("slack_id", "email")


def take_member(landing: Landing, cells: Cells, line: int) -> Outcome:
    name = read.needed(cells, "name")
    starts_at, ends_at = read.hours(cells, "hours") or (None, None)
    facts = filled(
        {
            "email": read.email(cells, "email"),
            "timezone": read.zone(cells, "timezone"),
            "country": read.country(cells, "country"),
            "slack_id": read.slack_id(cells, "slack_id"),
            "starts_at": starts_at,
            "ends_at": ends_at,
            "daily_budget": read.number(cells, "daily_budget", least=0),
            "weekly_budget": read.number(cells, "weekly_budget", least=0),
            "active": read.yes_or_no(cells, "active"),
            "language": read.one_of(cells, "language", tuple(NAMES)),
        }
    )
    known = _known_member(landing, name, facts)
    facts |= {"name": name, "normal_name": normalise(name)}
    if known is None:
        known = landing.add("members", facts, line)
        if "language" not in facts:
            _speak_as_all_do(landing, known)
        outcome = Outcome.ADDED
    else:
        changed = landing.amend("members", known, facts, line)
        outcome = Outcome.CHANGED if changed else Outcome.UNCHANGED
        # A zone or a country moves the asking days of all the customers they may be asked about.
        landing.all_touched |= bool(changed)
    if not landing.members.has(known, name):
        landing.members.add(known, name)
    for proof in PROOFS:
        if proof in facts:
            landing.members.add_other(known, str(facts[proof]))
    return outcome


def _speak_as_all_do(landing: Landing, member_id: int) -> None:
    """In the workspace's language, until Slack or they themselves say another."""
    here = landing.connection, landing.workspace_id
    theirs = {"language": workspaces.get(*here).settings.language}
    store.change(*here, "members", member_id, theirs)


def _known_member(landing: Landing, name: str, facts: dict[str, object]) -> int | None:
    """By Slack id, else by address, else by a name that neither contradicts."""
    proofs = {proof: value for proof, value in facts.items() if proof in PROOFS}
    found = set(landing.members.otherwise(str(proofs.get("email", ""))))
    if "slack_id" in proofs:
        slack_id = {"slack_id": proofs["slack_id"]}
        bearer = store.find(landing.connection, landing.workspace_id, "members", slack_id)
        found |= {bearer} if bearer else set()
    if len(found) > 1:
        raise Wrong("slack_id and email belong to two different colleagues. Correct one of them.")
    if found:
        return found.pop()
    namesakes = [
        one for one in landing.members.bearing(name) if not _contradicted(landing, one, proofs)
    ]
    if len(namesakes) > 1:
        raise Wrong(f'Several colleagues are called "{shown(name)}". Add the email.')
    return namesakes[0] if namesakes else None


def _contradicted(landing: Landing, member_id: int, proofs: dict[str, object]) -> bool:
    held = store.facts_of(landing.connection, landing.workspace_id, "members", member_id, PROOFS)
    return any(held[proof] not in (None, value) for proof, value in proofs.items())
