"""Whom words without a name mean, learnt from readers' marks: “he”, “the diplomat”, “her host”."""
