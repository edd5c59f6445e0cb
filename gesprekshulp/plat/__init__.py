"""Line by line, without a full screen: for screen readers, braille and weak terminals.

The same cases, walks and events as the screens, through `casework`; here is only asking
and telling. `console`: one line in, one line out (`typed`).  `menu`: cases and what to do.
`prepare`, `planning`, `talk`, `nazorg`: the parts of a meeting, with `where` and `why` in them.
`answers`: questions that take more than a line.  `entries`, `people`, `views`, `our_school`:
filling in.  `letters`, `bundles`, `handing_over`: what goes out.  `housekeeping`, `manual`:
around the cases.  `playback`: the example as text.  `tryout`: a tree without a case.
`rehearsal`: a part that can be taken out.
"""
