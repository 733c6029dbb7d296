"""Contacts: listed, their accounts side by side, grouped otherwise by people."""
