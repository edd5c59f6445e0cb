"""A notification that is late is shown a moment, not for a time below zero.

Textual starts the clock of a notification with the time that is left of it. On a busy computer
that can be over by then, and a timer that runs for less than nothing holds the program for good.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.notifications import Notification

LEAST = 0.1
"""Seconds that a notification is shown when its time is over before it is."""


@dataclass
class LastingNotification(Notification):
    """One whose time left is always more than nothing."""

    @property
    def time_left(self) -> float:
        """The seconds it is still shown."""
        return max(LEAST, super().time_left)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return super().time_left <= 0
