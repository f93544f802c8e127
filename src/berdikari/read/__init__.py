"""Read: a Document becomes Claims, each with its exact words, and Problems."""
