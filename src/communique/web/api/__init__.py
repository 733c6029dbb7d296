"""The API, version 1: the contract's objects over HTTP, for programs. One module a subject, each with a `router`."""
