"""Line by line, without a full screen: for screen readers, braille and weak terminals.

The same cases, walks and events as the screens, through `casework`; here is only asking
and telling. `console`: one line in, one line out.  `menu`: cases and what to do.
`prepare`, `talk`, `nazorg`: the three parts of a meeting.  `playback`: the example as text.
"""
