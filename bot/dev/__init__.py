"""For those who work on the bot: what is generated, and what makes a start easy."""
