"""Second Date: keeps teams close to their customers."""
