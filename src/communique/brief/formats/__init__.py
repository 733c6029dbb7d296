"""A brief as bytes: one module a format, each with `to_bytes(brief)`."""
