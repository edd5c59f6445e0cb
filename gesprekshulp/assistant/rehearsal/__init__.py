"""Rehearsing a talk with a simulated parent. Pure: same scene, seed and replies, same talk.

`hearing`: what is in a reply.  `rules`: when a rule of a scene holds.  `effects`: what
moves and pitfalls do to any parent.  `engine`: a talk, turn by turn.  `options`: the
answers to choose from.  `coach`: feedback and advice.  `debrief`: goals, turning point,
plans.  `drills`, `reversal`, `tomorrow`: other ways to rehearse.  `plot`: lines in text.
`trial`, `findings`: playing scenes by themselves, to prove them.  Being understood scores; consent
is nowhere in here.
"""
