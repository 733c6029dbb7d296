"""Whom names and offices mean: hits and office phrases of one document made into mentions of actors.

Takes what `mentions/` found, the day, the issuer and what a recogniser of names saw; gives mentions with ids.
"""
