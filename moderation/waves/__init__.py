"""Waves: one answer for thousands of things, each with its own line in the log.

Things are taken some at a time, each some in a transaction of its own, so that nobody
waits for long. What was made at one stroke shares the `wave` of its lines, by which all
of it can be put back.
"""

TOGETHER = 500
