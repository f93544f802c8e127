"""One module a page: `page(asking)` gives what it shows."""
