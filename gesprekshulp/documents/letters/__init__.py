"""Letters: a case, content and what the user filled in go in; a document and its gaps come out.

`request`: what a letter is made of, and for whom.  `data`: the data of a case that a letter
can name, and how to close a gap.  `filling`: placeholders.  `parts`: what is filled from the
case.  `build`: the whole.  `fitting`: which letters fit now.  Pure, without a clock.
"""
