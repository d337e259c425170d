"""The errors whose text is advice: they end a command without a traceback."""

from bot.console.lead import NobodyOfThatName
from bot.console.why import NoSuchCustomer
from bot.demo import NotOurs
from bot.dev.new_rule import RuleNameError
from bot.intake import NothingToImport
from bot.sandbox import PortTaken
from bot.settings import BadSettings
from bot.slack.installed import NotInstalled
from bot.store.engine import CannotOpen
from bot.store.migrate import NewerRecord
from bot.store.workspaces import NoWorkspace
from bot.words.knobs import NotAKnob
from rules.kit.rule import BrokenRule

ADVICE = (
    BadSettings,
    BrokenRule,
    CannotOpen,
    NewerRecord,
    NoSuchCustomer,
    NoWorkspace,
    NobodyOfThatName,
    NotAKnob,
    NotInstalled,
    NotOurs,
    NothingToImport,
    PortTaken,
    RuleNameError,
)
