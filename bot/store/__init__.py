"""What the bot remembers. The only SQL of the project is in this folder."""
