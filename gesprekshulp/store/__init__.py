"""Keeps the events of cases: durable, encrypted, behind the interface in `interface`.

`sqlite` makes and opens a store; `keys` wraps its key; `locations` knows the folders.
What an event means is none of its business: it keeps bytes and hands them back.
"""
