"""What there is one of: a contact or a project by its name, and the customer itself."""

from bot.model.nouns.shape import Field, Noun, Sort, words
from rules.kit import ContactStanding, Loyalty, Seniority, Stage, Standing

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
