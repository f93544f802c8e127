"""How well, how fast and in how much memory the reader reads: `python -m benchmarks reading`."""
