"""Reading a folder of CSV files into the record: all of it, or nothing."""

from bot.intake.land import check, land
from bot.intake.report import BadRow, FileCount, NothingToImport, Refused, Report

__all__ = ["BadRow", "FileCount", "NothingToImport", "Refused", "Report", "check", "land"]
