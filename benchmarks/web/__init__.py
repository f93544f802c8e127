"""The web app, measured: processor time of each page, and what fifty users feel."""
