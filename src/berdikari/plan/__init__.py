"""Plan: what to make where, for whom, from when, and why there."""
