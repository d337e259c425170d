"""The HTTP edge: the Web API's door, the page and its endpoints."""
