"""Reading a folder of CSV files into the record, and writing it down again: all, or nothing."""

from bot.intake.land import check, land
from bot.intake.out import CannotExport, Exported, write_down
from bot.intake.report import BadRow, FileCount, NothingToImport, Refused, Report

__all__ = [
    "BadRow",
    "CannotExport",
    "Exported",
    "FileCount",
    "NothingToImport",
    "Refused",
    "Report",
    "check",
    "land",
    "write_down",
]
