"""Between whom a contact is, as marks of careful readers teach it."""
