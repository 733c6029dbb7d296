"""Names of people whom no table knows, learnt from readers' marks."""
