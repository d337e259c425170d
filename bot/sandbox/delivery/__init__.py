"""How what happens reaches the app, and how its answers come back."""
