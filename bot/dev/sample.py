"""A made-up year of five colleagues and forty customers, as a folder that an import reads.

Most customers are kept well, some were neglected for a while, and on the first morning a few things
wait for everybody: those are the stories. The same day gives the same bytes.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

from bot.dev.sample_cast import COMPANIES, MEMBERS, OFFERINGS
from bot.dev.sample_life import Life, Year

HEADERS = {
    "members": "name,email,timezone,country,slack_id",
    "customers": "name,owner,tier,country,since,aliases,stage,tags",
    "contacts": "customer,name,title,department,seniority,email,birthday,champion,standing",
    "projects": "customer,name,stage,entered_on,delivered_on,accepted_on",
    "touchpoints": "customer,on,kind,by,with,project,mood,note,external_id",
    "offerings": "title,kind,published_on,tags,link",
    "needs": "customer,tag,text,on",
}


def write_sample(folder: Path, *, today: date) -> None:
    """Write the folder, made when it is missing; `today` is the day of the first morning."""
    folder.mkdir(parents=True, exist_ok=True)
    year = Year(today)
    for number, company in enumerate(COMPANIES):
        Life(year, company, number).live()
    for title, kind, age, tags in OFFERINGS:
        link = f"https://second-date.example/news/{title.split()[-1].lower().strip('.')}"
        year.write("offerings", title, kind, today - timedelta(days=age), tags, link)
    for member in MEMBERS:
        year.write("members", *member)
    for name, header in HEADERS.items():
        rows = year.rows[name]
        if name == "touchpoints":
            rows.sort(key=lambda row: row[1])
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header.split(","), *rows])
