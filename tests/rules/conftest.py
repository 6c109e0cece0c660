"""Keeps the property tests of the rules small, so that the whole policy book is checked in seconds."""

from hypothesis import settings

settings.register_profile("rules", max_examples=25, deadline=None, database=None)
settings.load_profile("rules")
