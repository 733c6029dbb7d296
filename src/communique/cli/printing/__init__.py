"""What commands print: reports, tables, lists, JSON, CSV, a bar while they work."""
