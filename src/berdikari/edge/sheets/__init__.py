"""Sheets: the register out to Excel, CSV, JSON lines, Parquet and FollowTheMoney, and typed partnerships in."""
