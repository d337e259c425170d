"""The errors that end a command without a traceback, and the advice that each is told as."""

from sqlalchemy.exc import DBAPIError

from bot.console.lead import NobodyOfThatName
from bot.console.why import NoSuchCustomer
from bot.demo import NotOurs
from bot.dev.new_rule import RuleNameError
from bot.intake import NothingToImport
from bot.many.trouble import NoEngine
from bot.sandbox import NoSuchFault, PortTaken
from bot.serve import CannotListen, Deaf
from bot.settings import BadSettings
from bot.slack.installed import NotInstalled
from bot.store.backups import NoBackup
from bot.store.copying import CannotCopy
from bot.store.engine import CannotOpen, CannotWrite
from bot.store.migrate import Dangling, NewerRecord
from bot.store.restoring import InUse
from bot.store.sealed import NoKeys
from bot.store.workspaces import NoWorkspace
from bot.words.knobs import NotAKnob
from rules.kit.rule import BrokenRule

ADVICE = (
    BadSettings,
    BrokenRule,
    CannotCopy,
    CannotListen,
    CannotOpen,
    CannotWrite,
    Dangling,
    Deaf,
    InUse,
    NewerRecord,
    NoBackup,
    NoEngine,
    NoKeys,
    NoSuchCustomer,
    NoSuchFault,
    NoWorkspace,
    NobodyOfThatName,
    NotAKnob,
    NotInstalled,
    NotOurs,
    NothingToImport,
    PortTaken,
    RuleNameError,
)

NOT_ALLOWED = "42501"
"""PostgreSQL's insufficient_privilege."""


def advice(trouble: Exception) -> str | None:
    """None for what is a mistake of ours: its traceback is wanted."""
    if isinstance(trouble, ADVICE):
        return str(trouble)
    if isinstance(trouble, DBAPIError) and getattr(trouble.orig, "sqlstate", "") == NOT_ALLOWED:
        # Further lines quote the statement.
        said = str(trouble.orig).partition("\n")[0]
        return (
            f"PostgreSQL refuses the role of DATABASE_URL: {said}. The tables have to belong to it:"
            " docs/keeping.md has the SQL."
        )
    return None
