"""Identifiers of the state: persons, organisations, items, licences, regions.

Each module checks one standard and says every finding apart, so that a page can name the remedy;
each makes valid ones for demonstration data.
"""
