"""Pages of who applies."""
