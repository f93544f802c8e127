"""The verbs, one a file: each declares its options and runs."""
