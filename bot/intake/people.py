"""members.csv and contacts.csv: who we are, and whom we know."""

from collections.abc import Mapping

from bot.intake import cells as read
from bot.intake.cells import filled
from bot.intake.landing import Landing
from bot.intake.report import Outcome, Wrong
from bot.intake.sheet import Cells, Columns, shown
from bot.store import intake as store
from bot.words.names import normalise
from rules.kit import ContactStanding, Seniority

MEMBERS = Columns(("name",), ("email", "timezone", "country", "slack_id"))
CONTACTS = Columns(
    ("customer", "name"),
    ("title", "department", "seniority", "email", "birthday", "champion", "standing"),
)
PROOFS = ("slack_id", "email")
MOVED = (ContactStanding.LEFT, ContactStanding.PROMOTED)


def take_member(landing: Landing, cells: Cells, line: int) -> Outcome:
    name = read.needed(cells, "name")
    facts = filled(
        {
            "email": read.email(cells, "email"),
            "timezone": read.zone(cells, "timezone"),
            "country": read.country(cells, "country"),
            "slack_id": read.slack_id(cells, "slack_id"),
        }
    )
    known = _known_member(landing, name, facts)
    facts |= {"name": name, "normal_name": normalise(name)}
    if known is None:
        known = landing.add("members", facts, line)
        outcome = Outcome.ADDED
    else:
        changed = landing.amend("members", known, facts, line)
        outcome = Outcome.CHANGED if changed else Outcome.UNCHANGED
        # A zone or a country moves the asking days of all the customers they may be asked about.
        landing.all_touched |= bool(changed)
    if not landing.members.has(known, name):
        landing.members.add(known, name)
    if "email" in facts:
        landing.members.add_other(known, str(facts["email"]))
    return outcome


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


def take_contact(landing: Landing, cells: Cells, line: int) -> Outcome:
    """Who turns out to have left or been promoted since the last import is news of today."""
    customer_id = landing.customer(read.needed(cells, "customer"))
    name = read.needed(cells, "name")
    standing = read.choice(cells, "standing", ContactStanding)
    facts = filled(
        {
            "title": read.text(cells, "title"),
            "department": read.text(cells, "department"),
            "seniority": read.choice(cells, "seniority", Seniority),
            "email": read.email(cells, "email"),
            "birthday": read.birthday(cells, "birthday"),
            "champion": read.yes_or_no(cells, "champion"),
            "standing": standing,
        }
    )
    known = landing.contacts.exact(name, customer_id)
    if known is None:
        landing.say("contacts", add_contact(landing, customer_id, name, facts), facts, line)
        return landing.touch(customer_id, Outcome.ADDED)
    before = landing.amend("contacts", known, facts, line)
    if "standing" in before:
        since = {"standing_since": landing.today if standing in MOVED else None}
        store.change(landing.connection, landing.workspace_id, "contacts", known, since)
    return landing.touch(customer_id, Outcome.CHANGED if before else Outcome.UNCHANGED)


def add_contact(landing: Landing, customer_id: int, name: str, facts: Mapping[str, object]) -> int:
    identity = {"customer_id": customer_id, "name": name, "normal_name": normalise(name)}
    added = store.add(landing.connection, landing.workspace_id, "contacts", {**identity, **facts})
    landing.contacts.add(added, name, customer_id)
    return added
