"""What can be told about a customer, said once: for the form, the one line, the import, the export.

A noun is one sort of fact with its fields. What is `told` is a row of its own, added again and
again; of what is not, there is one by its name (a contact, a project) or only one (the customer),
and telling changes it.
"""

from dataclasses import dataclass
from enum import StrEnum

from rules.kit import (
    HELD,
    ContactStanding,
    Item,
    LifeKind,
    LoopKind,
    Loyalty,
    Seniority,
    Severity,
    Stage,
    Standing,
)


class Sort(StrEnum):
    """What a field holds. TEXT may have several lines; COLLEAGUE is one of us."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes or no"
    CONTACT = "contact"
    COLLEAGUE = "colleague"
    PROJECT = "project"
    BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`name` heads the column of a file, `column` is where the record keeps it, `label` is what a
    form says. A DAY that is `today` is filled in with today. `of` are the words of a CHOICE."""

    name: str
    label: str
    sort: Sort = Sort.LINE
    column: str = ""
    needed: bool = False
    today: bool = False
    of: tuple[str, ...] = ()
    default: str = ""
    hint: str = ""

    @property
    def kept_in(self) -> str:
        ends = {Sort.CONTACT: "_id", Sort.PROJECT: "_id", Sort.COLLEAGUE: "_id"}
        return self.column or self.name + ends.get(self.sort, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """`word` is what people type and read. `fixed` are columns that its word decides.

    `identity` names the fields that say which one is meant when the same is told twice.
    """

    word: str
    table: str
    fields: tuple[Field, ...]
    identity: tuple[str, ...] = ()
    file: str = ""
    fixed: tuple[tuple[str, str], ...] = ()
    told: bool = True
    private: bool = False

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)


def words(of: type[StrEnum]) -> tuple[str, ...]:
    return tuple(word.value for word in of)


TOLD_ON = Field(name="on", label="Day", sort=Sort.DAY, needed=True, today=True)
WHO = Field(name="contact", label="Who", sort=Sort.CONTACT, hint="somebody there")

LOOP = (
    Field(name="text", label="In their words", sort=Sort.TEXT, needed=True),
    Field(
        name="severity",
        label="How much it weighs",
        sort=Sort.CHOICE,
        of=words(Severity),
        default=Severity.NORMAL,
    ),
    WHO,
    Field(name="by", label="Who of us looks after it", sort=Sort.COLLEAGUE, column="by_member_id"),
    Field(name="opened_on", label="Since", sort=Sort.DAY, needed=True, today=True),
    Field(name="wait_until", label="They asked to wait until", sort=Sort.DAY),
    Field(name="closed_on", label="Closed on", sort=Sort.DAY),
)

CONCERN = Noun(
    word="concern",
    table="loops",
    file="concerns.csv",
    fields=LOOP,
    identity=("text", "opened_on"),
    fixed=(("kind", LoopKind.CONCERN),),
)
PROMISE = Noun(
    word="promise",
    table="loops",
    file="promises.csv",
    fields=(Field(name="text", label="What we promised", sort=Sort.TEXT, needed=True), *LOOP[1:]),
    identity=("text", "opened_on"),
    fixed=(("kind", LoopKind.PROMISE),),
)
HONEST_NO = Noun(
    word="honest no",
    table="honest_noes",
    file="honest_noes.csv",
    fields=(
        Field(name="text", label="What we advised against", sort=Sort.TEXT, needed=True),
        TOLD_ON,
        WHO,
        Field(name="win", label="The short-term win we gave up", sort=Sort.TEXT),
        Field(name="instead", label="What we suggested instead", sort=Sort.TEXT),
        Field(name="revisit_on", label="Look at it again on", sort=Sort.DAY),
        Field(name="closed_on", label="Settled on", sort=Sort.DAY),
    ),
    identity=("text", "on"),
)
JOB = Noun(
    word="job",
    table="jobs",
    file="jobs.csv",
    fields=(
        Field(
            name="text",
            label="What they hired us to do",
            sort=Sort.TEXT,
            needed=True,
            hint="in their words",
        ),
        WHO,
        TOLD_ON,
    ),
    identity=("text", "on"),
)
NEED = Noun(
    word="need",
    table="needs",
    file="needs.csv",
    fields=(
        Field(name="tag", label="Tag", needed=True, hint="matched with the tags of your news"),
        TOLD_ON,
        Field(name="text", label="In their words", sort=Sort.TEXT),
        Field(name="met_on", label="A service of ours is in use since", sort=Sort.DAY),
        Field(name="refused_on", label="They declined our offer on", sort=Sort.DAY),
    ),
    identity=("tag", "text", "on"),
)
VALUE = Noun(
    word="value",
    table="evidence",
    file="values.csv",
    fields=(
        Field(
            name="text",
            label="What it was worth to them",
            sort=Sort.TEXT,
            needed=True,
            hint="a number, a quote",
        ),
        TOLD_ON,
        WHO,
        Field(name="project", label="Project", sort=Sort.PROJECT),
    ),
    identity=("text", "on"),
)
LIFE_EVENT = Noun(
    word="life event",
    table="life_events",
    file="life_events.csv",
    fields=(
        Field(name="contact", label="Whose", sort=Sort.CONTACT, needed=True),
        Field(name="kind", label="What", sort=Sort.CHOICE, needed=True, of=words(LifeKind)),
        TOLD_ON,
        Field(
            name="silent", label="They asked us not to mention it", sort=Sort.YES_NO, default="no"
        ),
    ),
    identity=("contact", "kind", "on"),
    private=True,
)
TERM = Noun(
    word="term",
    table="terms",
    file="terms.csv",
    fields=(
        Field(name="project", label="Project", sort=Sort.PROJECT, needed=True),
        Field(name="item", label="What is clear", sort=Sort.CHOICE, needed=True, of=words(Item)),
        Field(name="text", label="In words", sort=Sort.TEXT, needed=True),
        TOLD_ON,
    ),
    identity=("project", "item", "on"),
)
ROLE = Noun(
    word="role",
    table="role_holders",
    file="roles.csv",
    fields=(
        Field(
            name="role",
            label="Role",
            sort=Sort.CHOICE,
            needed=True,
            of=tuple(role.value for role in HELD),
        ),
        Field(name="member", label="Who holds it", sort=Sort.COLLEAGUE, hint="empty: nobody"),
        Field(name="since", label="Since", sort=Sort.DAY, today=True),
    ),
    identity=("role", "since"),
)
CONTACT = Noun(
    word="contact",
    table="contacts",
    file="contacts.csv",
    told=False,
    fields=(
        Field(name="name", label="Name", needed=True),
        Field(name="title", label="Title"),
        Field(name="department", label="Department"),
        Field(name="seniority", label="Seniority", sort=Sort.CHOICE, of=words(Seniority)),
        Field(name="email", label="E-mail"),
        Field(name="birthday", label="Birthday", sort=Sort.BIRTHDAY, hint="1980-03-31 or --03-31"),
        Field(name="champion", label="Stands up for us", sort=Sort.YES_NO),
        Field(name="standing", label="Standing", sort=Sort.CHOICE, of=words(ContactStanding)),
        Field(name="standing_since", label="Since", sort=Sort.DAY),
        Field(name="met_on", label="New to us on", sort=Sort.DAY),
        Field(
            name="successor_of",
            label="Took the place of",
            sort=Sort.CONTACT,
            column="successor_of_id",
        ),
    ),
    identity=("name",),
)
PROJECT = Noun(
    word="project",
    table="projects",
    file="projects.csv",
    told=False,
    fields=(
        Field(name="name", label="Name", needed=True),
        Field(name="stage", label="Enters the stage", sort=Sort.CHOICE, of=words(Stage)),
        Field(name="entered_on", label="On", sort=Sort.DAY, today=True),
        Field(name="chosen_on", label="They chose us on", sort=Sort.DAY),
        Field(name="chosen_because", label="Why they chose us"),
        Field(name="ends_on", label="Delivery is agreed for", sort=Sort.DAY),
        Field(name="report_every", label="Days between reports", sort=Sort.NUMBER),
        Field(name="paused_on", label="Paused since", sort=Sort.DAY),
        Field(name="delivered_on", label="We say done since", sort=Sort.DAY),
        Field(name="accepted_on", label="They say done since", sort=Sort.DAY),
        Field(name="lost_on", label="The deal was lost on", sort=Sort.DAY),
        Field(name="lost_because", label="Because"),
    ),
    identity=("name",),
)
"""`stage` and `entered_on` are kept in a history of their own, `project_stages`."""

CUSTOMER = Noun(
    word="customer",
    table="customers",
    file="customers.csv",
    told=False,
    fields=(
        Field(name="name", label="Name", needed=True),
        Field(name="owner", label="Owner", sort=Sort.COLLEAGUE),
        Field(name="tier", label="Tier", sort=Sort.CHOICE, of=("A", "B", "C")),
        Field(name="country", label="Country", hint="two letters, such as DE"),
        Field(name="since", label="With us since", sort=Sort.DAY),
        Field(name="standing", label="Standing", sort=Sort.CHOICE, of=words(Standing)),
        Field(name="standing_since", label="Since", sort=Sort.DAY),
        Field(name="lost_because", label="Because"),
        Field(name="renews_on", label="Renews on", sort=Sort.DAY),
        Field(
            name="loyalty",
            label="Loyalty, pinned by hand",
            sort=Sort.CHOICE,
            column="loyalty_pinned",
            of=words(Loyalty),
        ),
    ),
    identity=("name",),
)

TOLD = (CONCERN, PROMISE, HONEST_NO, JOB, NEED, VALUE, LIFE_EVENT, TERM, ROLE)
NOUNS = (*TOLD, CONTACT, PROJECT, CUSTOMER)
