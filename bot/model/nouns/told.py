"""What is told again and again: every telling is a row of its own."""

from dataclasses import replace

from bot.model.nouns.shape import Field, Noun, Sort, words
from rules.kit import HELD, Item, LifeKind, LoopKind, Severity

TOLD_ON = Field(name="on", label="Day", sort=Sort.DAY, needed=True, today=True)
WHO = Field(name="contact", label="Who said it", sort=Sort.CONTACT, hint="somebody there")
TO_WHOM = replace(WHO, label="To whom")

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
    fields=(
        Field(name="text", label="What we promised", sort=Sort.TEXT, needed=True),
        *(TO_WHOM if field is WHO else field for field in LOOP[1:] if field.name != "wait_until"),
        Field(name="wait_until", label="Promised for", sort=Sort.DAY),
    ),
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
        TO_WHOM,
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
            of=tuple(HELD),
        ),
        Field(name="member", label="Who holds it", sort=Sort.COLLEAGUE, hint="empty: nobody"),
        Field(name="since", label="Since", sort=Sort.DAY, today=True),
    ),
    identity=("role", "since"),
)

TOLD = (CONCERN, PROMISE, HONEST_NO, JOB, NEED, VALUE, LIFE_EVENT, TERM, ROLE)
