"""The profile of a province or regency: what is known of it, from which source, and how old that is."""
