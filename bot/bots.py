"""The bot in every workspace in which it is installed."""
