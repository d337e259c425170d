"""Our colleagues."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, Row, insert, select, update

from bot.model import Absence, Member, WorkspaceSettings
from bot.store.absences import plan_again
from bot.store.tables import absences, members, workspaces


def of_workspace(connection: Connection, workspace_id: int) -> dict[int, Member]:
    wanted = select(members).where(members.c.workspace_id == workspace_id)
    off = _absences(connection, workspace_id)
    return {row.id: member(row, off.get(row.id, ())) for row in connection.execute(wanted)}


def names(connection: Connection, workspace_id: int) -> list[tuple[int, str]]:
    """(id, normalised name) of all people, for finding whom somebody means."""
    wanted = select(members.c.id, members.c.normal_name).where(
        members.c.workspace_id == workspace_id, ~members.c.channel
    )
    return [(row[0], row[1]) for row in connection.execute(wanted)]


def by_slack_id(connection: Connection, workspace_id: int, slack_id: str) -> Member | None:
    row = connection.execute(
        select(members).where(
            members.c.workspace_id == workspace_id, members.c.slack_id == slack_id
        )
    ).first()
    return member(row, _absences(connection, workspace_id).get(row.id, ())) if row else None


def without_account(connection: Connection, workspace_id: int) -> dict[int, str]:
    """(id, e-mail) of active colleagues whom we know, but not their Slack account."""
    wanted = select(members.c.id, members.c.email).where(
        members.c.workspace_id == workspace_id,
        members.c.slack_id.is_(None),
        members.c.email.is_not(None),
        members.c.active,
    )
    return {row.id: row.email for row in connection.execute(wanted)}


def recognise(
    connection: Connection,
    workspace_id: int,
    member_id: int,
    *,
    slack_id: str,
    timezone: str,
    language: str = "",
) -> bool:
    """This colleague is that Slack user. False when the account is somebody else's already.

    Slack's zone counts where none was imported, and Slack's language where theirs is still the
    workspace's: it cannot be told whether an import has said that one.
    """
    if by_slack_id(connection, workspace_id, slack_id):
        return False
    mine = members.c.workspace_id == workspace_id, members.c.id == member_id
    connection.execute(update(members).where(*mine).values(slack_id=slack_id))
    unknown = members.c.timezone == "UTC", members.c.timezone != timezone
    learnt = update(members).where(*mine, *unknown).values(timezone=timezone)
    if connection.execute(learnt).rowcount:
        # Their day begins at another hour, perhaps before anybody would have looked.
        plan_again(connection, workspace_id, member_id)
    if language:
        _speak(connection, workspace_id, member_id, language)
    return True


def _speak(connection: Connection, workspace_id: int, member_id: int, language: str) -> None:
    """What is planned for them was written in the language that they had."""
    ours = select(workspaces.c.language).where(workspaces.c.id == workspace_id)
    other = members.c.language == ours.scalar_subquery(), members.c.language != language
    mine = members.c.workspace_id == workspace_id, members.c.id == member_id
    if connection.execute(update(members).where(*mine, *other).values(language=language)).rowcount:
        plan_again(connection, workspace_id, member_id)


def meet(
    connection: Connection,
    workspace_id: int,
    *,
    slack_id: str,
    name: str,
    normal_name: str,
    email: str | None,
    timezone: str,
    begins: WorkspaceSettings,
) -> Member:
    """The colleague behind a Slack user: known by id, else imported with that e-mail, else new.

    A name alone proves nothing, since people choose their own.
    """
    known = by_slack_id(connection, workspace_id, slack_id)
    if known:
        return known
    imported = select(members.c.id).where(
        members.c.workspace_id == workspace_id,
        members.c.email == email,
        members.c.slack_id.is_(None),
    )
    colleague = connection.execute(imported).scalar_one_or_none() if email else None
    if colleague is not None:
        recognise(
            connection,
            workspace_id,
            colleague,
            slack_id=slack_id,
            timezone=timezone,
            language=begins.language,
        )
    else:
        connection.execute(
            insert(members).values(
                workspace_id=workspace_id,
                slack_id=slack_id,
                name=name,
                normal_name=normal_name,
                email=_free(connection, workspace_id, email),
                timezone=timezone,
                language=begins.language,
                starts_at=begins.starts_at,
                ends_at=begins.ends_at,
                daily_budget=begins.daily_budget,
                weekly_budget=begins.weekly_budget,
            )
        )
    met = by_slack_id(connection, workspace_id, slack_id)
    assert met is not None, "just written in this transaction"  # noqa: S101
    return met


def keep_hours(
    connection: Connection, workspace_id: int, member_id: int, starts_at: int, ends_at: int
) -> None:
    """In minutes after midnight, where they are."""
    mine = members.c.workspace_id == workspace_id, members.c.id == member_id
    connection.execute(update(members).where(*mine).values(starts_at=starts_at, ends_at=ends_at))


def _free(connection: Connection, workspace_id: int, email: str | None) -> str | None:
    taken = select(members.c.id).where(
        members.c.workspace_id == workspace_id, members.c.email == email
    )
    return None if email is None or connection.execute(taken).first() else email


def _absences(connection: Connection, workspace_id: int) -> dict[int, list[Absence]]:
    wanted = select(absences).where(absences.c.workspace_id == workspace_id)
    found: dict[int, list[Absence]] = defaultdict(list)
    for row in connection.execute(wanted.order_by(absences.c.first, absences.c.id)):
        found[row.member_id].append(Absence(row.first, row.last))
    return found


def member(row: Row[tuple[object, ...]], off: Iterable[Absence] = ()) -> Member:
    return Member(
        id=row.id,
        name=row.name,
        slack_id=row.slack_id,
        timezone=row.timezone,
        country=row.country,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        daily_budget=row.daily_budget,
        weekly_budget=row.weekly_budget,
        active=row.active,
        channel=row.channel,
        language=row.language,
        absences=tuple(off),
    )
