"""An account's claims: sentences cut into units, who makes each, what each needs to be read alone."""
