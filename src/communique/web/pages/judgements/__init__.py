"""Judgements: decisions made, looked back on, and the findings in doubt that wait for one."""
