"""The verbs of the command line, and the ground they stand on."""
