"""Modal questions: yes or no, one line, one of a list, a form. They answer with plain values."""
