"""What a user may set: the schema, and the one readable file in which it is kept.

`schema` says what there is and what will do, `keeping` reads and writes. Nothing personal
stands in it, so it is not encrypted. What a setting does, its screen or layer knows; own
keys are judged by `tui.keymap`, which knows the actions.
"""
