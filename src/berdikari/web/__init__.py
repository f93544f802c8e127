"""The web app: pages and an HTTP API on the register at hand. Pages are drawn here and work without JavaScript."""
