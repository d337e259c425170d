"""The errors whose text is advice: they end a command without a traceback."""

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
