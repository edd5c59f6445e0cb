"""For all tests: speed is measured in tests/bench, so no example here has a deadline."""

from hypothesis import settings

settings.register_profile("gesprekshulp", deadline=None)
settings.load_profile("gesprekshulp")
