"""A bundle: what one requester gets of a case, line by line, with the ground of what stays out.

`lines` says what there is, `others` whom a line is about, `judging` what goes in, `build` how it
reads. Pure: no file, no clock. Rehearsal and recognition are no part of a case, and so of nothing
here.
"""
