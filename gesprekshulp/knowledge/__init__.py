"""What the program knows: content files read, checked and judged by facts and dates."""
