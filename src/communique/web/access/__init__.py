"""Who may do what in the workspace: roles, accounts, sessions, tokens, limits."""
