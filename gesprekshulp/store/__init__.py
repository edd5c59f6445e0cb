"""Keeps cases: durable and encrypted, behind the interface in `interface`."""
