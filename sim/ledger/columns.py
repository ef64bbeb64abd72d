"""The columns of the ledger: one row per change of state of an issue or of a performance.

A *performance* is one post's work on the function that an issue touches. The digest of a ledger is taken over these
bytes, so a change of this layout changes every digest and belongs under *Changes results* in the changelog.
"""

from typing import Final

import numpy as np

# What happened (column `event`).
RAISED: Final = 0  # a root issue arose; post: the head of the unit concerned
REACHED: Final = 1  # the issue reached a post; other: the post it came from (-1: whoever raised it); performance: rank
# of its cell if the post is accountable for the function (-1: it is not); value 1: it takes the issue to be its own
CLAIMED: Final = 2  # a post believes that the issue is its own; value: the rank of its cell in the matrix row
QUEUED: Final = 3  # a task was laid in a person's queue or on a committee's agenda
STARTED: Final = 4  # work on a task began; hours: of work; value: days until it and the turn to it end
HEARD: Final = 5  # word that another post has started arrived; other: the post that started
DROPPED: Final = 6  # an unstarted performance was taken out of the queue
FINISHED: Final = 7  # work on a task ended; hours: of work
LIFTED: Final = 8  # the issue rose above the first competent post; post: where it rose to; cause: why
DISPUTED: Final = 9  # two posts' claims met and neither gave way; post and other: the two parties
SETTLED: Final = 10  # a dispute was settled; post: by whom; other: the party that keeps the issue; task: SETTLEMENT at
# the lowest common superior, COORDINATION by coordinators, HEARING within a management team
TABLED: Final = 11  # the matter was put on a committee's agenda
RULED: Final = 12  # a committee decided it at a meeting
DECIDED: Final = 13  # a decision with every formal act it needs; post: who decided; performance: the one it rests on
# (-1: none known, -2: a superior's own word, -3: an answer from outside its responsibility); value 1: rightly, 0: not
REOPENED: Final = 14  # a decided issue became open again
ANSWERED: Final = 15  # a further performance ended after the issue had its answer: there are two; value 1: they differ
CLOSED: Final = 16  # the answer reached whoever asked
YIELDED: Final = 17  # a claimant gave way before it had begun; other: the post that had started
LOST: Final = 18  # the answer was lost on its way; post: whoever was to pass it on
REMINDED: Final = 19  # whoever asked reminded the post first contacted
COMPLAINED: Final = 20  # two answers differed or a decision was wrong; post: who deals with it; value 1: to the state
CORRECTED: Final = 21  # an answer from outside its responsibility was wrong and came back; post: who had given it
RECONCILED: Final = 22  # two systems differed; post: who finds out which is right
ASTRAY: Final = 23  # a message went the way of the former chart first; post: the sender
SHOWN: Final = 24  # a decision by others touches an independent unit (post); other: who decided; value 1: its grounds
# reach the unit, 0: they do not
OWN_CASE: Final = 25  # a person accountable for both sides of the matter is to decide it; post: where
SWITCHED: Final = 26  # the household left its provider; post: the unit it leaves; other: the unit it goes to
GAVE_UP: Final = 27  # whoever asked no longer reminds
DEFAULTED: Final = 28  # the time limit passed without a decision: the issue ends by default
CLEARED: Final = 29  # a mandate was written; post: by whom; performance: the function; value: cells cleared; no issue
UNCLEARED: Final = 30  # an initiative left cells without one clear owner; performance: the function; value: cells
DUE: Final = 31  # a manager's job fell due; task: which; no issue
ACCOMPLISHED: Final = 32  # a manager's job was done; task: which; no issue
VACATED: Final = 33  # a post became vacant; value: days until it is filled; no issue
CLARITY: Final = 34  # what a household knows has moved; post: unit; performance: the household; value: after
TRUST: Final = 35  # trust has moved; post: unit; performance: the household (-1: the unit's head); value: after
ASKED: Final = (
    36  # a performer (other) asked something of a unit (post): hours: of work; value: the direction in which it
)
# is meant to go, radians
APPEALED: Final = 37  # an independent unit takes a committee's decision to the state; post: the committee
JOINED: Final = 38  # an issue was taken on while another about the same person and function was open (other: the
# post that works on that one); value 1: the two were joined, 0: nobody saw that they were about the same
TARGET: Final = 39  # a week is over; value: distance of the beliefs in force to the target matrix, 0 to 1; no issue
ADJUSTED: Final = 40  # what a unit (post) had done was not what a performer (other) had meant: it is asked again; hours
EVENTS: Final = (
    "raised", "reached", "claimed", "queued", "started", "heard", "dropped", "finished", "lifted", "disputed",
    "settled", "tabled", "ruled", "decided", "reopened", "answered", "closed",
    "yielded", "lost", "reminded", "complained", "corrected", "reconciled", "astray", "shown", "own_case", "switched",
    "gave_up", "defaulted", "cleared", "uncleared", "due", "accomplished", "vacated",
    "clarity", "trust", "asked", "appealed", "joined", "target", "adjusted",
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
OUTSIDE: Final = 9  # answer what is not one's own
REMINDER: Final = 10  # deal with a reminder
COMPLAINT: Final = 11  # deal with a complaint
RECONCILIATION: Final = 12  # find out which of two systems is right
REPORT: Final = 13  # a unit's work on what a performer asks of it
ENTRY: Final = 14  # the same entry in a further system; begins with the performance, never ends alone
RECORD: Final = 15  # put a decision on record so that all whom it touches can see its grounds
CONSULTATION: Final = 16  # a post that is to be consulted says what it thinks before the decision
MANDATE: Final = 17  # a manager's strategic work: write down whose a function is; no issue
STRATEGY: Final = 18  # a manager's strategic work: supply, long-term development; no issue
CHANGE: Final = 19  # a manager's strategic work: carry out the change itself; no issue
TASKS: Final = (
    "handle", "triage", "exception", "hearing", "settlement", "formal_act", "coordination", "ruling",
    "switching", "outside", "reminder", "complaint", "reconciliation", "report", "entry", "record",
    "consultation", "mandate", "strategy", "change",
)  # fmt: skip

# Why an issue rose above the first competent post (column `cause`).
NO_CAUSE: Final = 0
BY_EXCEPTION: Final = 1  # beyond the handler's knowledge
CONTESTED: Final = 2  # whose it is was disputed, or no post owned it
RATIFIED: Final = 3  # the derived mandate did not reach: a formal act or a committee was needed
REOPENING: Final = 4  # a wrong decision came back
BYPASS: Final = 5  # whoever asked went over the head of the office
CAUSES: Final = ("none", "exception", "contested", "ratified", "reopened", "bypass")

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
