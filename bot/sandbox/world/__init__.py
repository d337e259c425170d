"""The workspace itself: who is there, what was said, what is open."""
