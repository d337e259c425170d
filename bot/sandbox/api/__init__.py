"""The Web API: one function a method, grouped by family."""
