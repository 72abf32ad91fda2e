"""Searching, in memory and pure."""
