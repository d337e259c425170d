"""A made-up year of five colleagues and forty customers, as a folder that an import reads.

Most customers are kept well, some were neglected for a while, and on the first morning a few things
wait for everybody, and more come in the weeks after it: those are the stories. The same day gives
the same bytes.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

from bot.dev.sample_cast import COMPANIES, MEMBERS, OFFERINGS
from bot.dev.sample_life import Life, Year
from bot.dev.sample_told import tell
from bot.dev.sample_work import Work

LOOP = "customer,text,opened_on,severity,contact,by,closed_on"
HEADERS = {
    "members": "name,email,timezone,country,slack_id,language",
    "customers": "name,owner,tier,country,since,aliases,renews_on",
    "contacts": "customer,name,title,department,seniority,email,birthday,champion,standing,"
    "standing_since,met_on,successor_of",
    "projects": "customer,name,stage,entered_on,chosen_on,chosen_because,ends_on,report_every,"
    "delivered_on,accepted_on,lost_on,lost_because",
    "touchpoints": "customer,on,kind,by,with,project,mood,note,began,answered,private,step,loop",
    "offerings": "title,kind,published_on,tags,link",
    "concerns": LOOP,
    "promises": LOOP,
    "honest_noes": "customer,text,on,contact,win,instead,revisit_on",
    "jobs": "customer,text,on,contact",
    "needs": "customer,tag,text,on",
    "values": "customer,text,on,contact,project",
    "life_events": "customer,contact,kind,on,silent",
    "terms": "customer,project,item,text,on",
    "roles": "customer,role,member",
}


def write_sample(folder: Path, *, today: date) -> None:
    """Write the folder, made when it is missing; `today` is the day of the first morning."""
    folder.mkdir(parents=True, exist_ok=True)
    year = Year(today)
    for number, company in enumerate(COMPANIES):
        life = Life(year, company, number)
        life.live()
        if company.accepted is not None:
            Work(life, year.ago(company.accepted)).begin()
        tell(life)
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
