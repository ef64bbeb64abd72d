"""The columns of the ledger: one row per change of state of an issue or of a performance.

A *performance* is one post's work on the function that an issue touches. The digest of a ledger is taken over these
bytes, so a change of this layout changes every digest and belongs under *Changes results* in the changelog.
"""

from typing import Final

import numpy as np

# What happened (column `event`).
RAISED: Final = 0  # a root issue arose; post: the head of the unit concerned
REACHED: Final = 1  # the issue reached a post; other: the post it came from (-1: whoever raised it)
CLAIMED: Final = 2  # a post believes that the issue is its own; value: the rank of its cell in the matrix row
QUEUED: Final = 3  # a task was laid in a person's queue or on a committee's agenda
STARTED: Final = 4  # work on a task began; hours: of work; value: days until it and the turn to it end
HEARD: Final = 5  # word that another post has started arrived; other: the post that started
DROPPED: Final = 6  # an unstarted performance was taken out of the queue
FINISHED: Final = 7  # work on a task ended; hours: of work
LIFTED: Final = 8  # the issue rose above the first competent post; post: where it rose to; cause: why
DISPUTED: Final = 9  # two posts' claims met and neither gave way; post and other: the two parties
SETTLED: Final = 10  # a dispute was settled; post: by whom; other: the party that keeps the issue
TABLED: Final = 11  # the matter was put on a committee's agenda
RULED: Final = 12  # a committee decided it at a meeting
DECIDED: Final = 13  # a decision with every formal act it needs; post: who decided; performance: the one it rests on
REOPENED: Final = 14  # a decided issue became open again
ANSWERED: Final = 15  # a further performance ended after the issue had its answer: the household has two
CLOSED: Final = 16  # the answer reached whoever asked
YIELDED: Final = 17  # a claimant gave way before it had begun; other: the post that had started
EVENTS: Final = (
    "raised", "reached", "claimed", "queued", "started", "heard", "dropped", "finished", "lifted", "disputed",
    "settled", "tabled", "ruled", "decided", "reopened", "answered", "closed",
    "yielded",
)  # fmt: skip

# What kind of work (column `task`).
HANDLE: Final = 0  # perform the function that the issue touches
TRIAGE: Final = 1  # read it, see that it is another's, pass it on
EXCEPTION: Final = 2  # decide what the asking post could not
HEARING: Final = 3  # a superior hears one party of a dispute
SETTLEMENT: Final = 4  # the lowest common superior settles a dispute
FORMAL_ACT: Final = 5  # the head of an office signs for it
COORDINATION: Final = 6  # a coordinator works on a dispute between two offices
RULING: Final = 7  # a committee's matter; no hours
SWITCHING: Final = 8  # turning from one of one's posts to another; begins with the task turned to, never ends alone
TASKS: Final = (
    "handle", "triage", "exception", "hearing", "settlement", "formal_act", "coordination", "ruling",
    "switching",
)  # fmt: skip

# Why an issue rose above the first competent post (column `cause`).
NO_CAUSE: Final = 0
BY_EXCEPTION: Final = 1  # beyond the handler's knowledge
CONTESTED: Final = 2  # whose it is was disputed, or no post owned it
RATIFIED: Final = 3  # the derived mandate did not reach: a formal act or a committee was needed
CAUSES: Final = ("none", "exception", "contested", "ratified")

ROW: Final = np.dtype(
    [
        ("time", np.float64),  # days since the start of the common history
        ("hours", np.float64),  # hours of work, where the event has any
        ("value", np.float64),  # see the event
        ("issue", np.int32),  # running number of the root issue in this run (-1: none)
        ("stream", np.int32),  # origin and kind of the issue: an index into the run's streams
        ("day", np.int32),  # the day on which it arose
        ("ordinal", np.int32),  # its number among that day's issues of its stream
        ("event", np.int32),
        ("post", np.int32),  # index into the posts sorted by key
        ("other", np.int32),  # a second post (-1: none)
        ("task", np.int32),  # (-1: none)
        ("performance", np.int32),  # rank of the performer's cell in the matrix row (-1: none)
        ("cause", np.int32),
    ],
    align=True,
)
"""dtype of one ledger row; times in days, hours in hours of work, everything else an index or a code."""

IDENTITY: Final = ("stream", "day", "ordinal")
"""The columns that name a root issue in every alternative; `issue` is only a running number of one run."""
