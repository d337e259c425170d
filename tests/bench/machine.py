"""On what it was measured: figures of another machine, or of a busy one, say something else."""

import os
import platform
import sqlite3
import subprocess
import sys
from pathlib import Path

import sqlalchemy

PROJECT = Path(__file__).parents[2]


def facts() -> dict[str, object]:
    return {
        "commit": commit(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "sqlalchemy": sqlalchemy.__version__,
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "load before": load(),
    }


def load() -> float:
    """How many processes wanted a core in the last minute, on average."""
    return round(os.getloadavg()[0], 2)


def commit() -> str:
    """With a + where something has been changed since."""
    try:
        head = _git("rev-parse", "--short", "HEAD")
        return f"{head}+" if _git("status", "--porcelain") else head
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def python(*arguments: str) -> str:
    """What another process of the same Python says."""
    return _said([sys.executable, *arguments])


def _git(*arguments: str) -> str:
    return _said(["git", *arguments])


def _said(command: list[str]) -> str:
    done = subprocess.run(  # noqa: S603 - fixed words
        command, cwd=PROJECT, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()
