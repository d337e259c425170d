"""Facts as pictures. Drawn only where the extra is installed; what else we say needs none of it."""
