"""What `python -m bot doctor` looks at, a place a file. Nothing here writes."""
