"""The full-screen front end on Textual: it draws, asks `casework`, and holds no rules."""
