"""Widgets that draw one thing each; what they draw is handed to them."""
