"""What the bot does, a verb a file."""
