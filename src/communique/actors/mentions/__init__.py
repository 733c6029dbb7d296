"""Where a text has names, offices and bodies, by the registry's words and by how words behave around them.

Takes a text and the registry, gives hits and office phrases. Whom each means is decided in `linking/`.
"""
