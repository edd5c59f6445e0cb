"""What a passphrase that someone chooses must be. Light, for the first screen reads it at once."""

from __future__ import annotations

SHORTEST = 8
"""Characters it has at least."""
