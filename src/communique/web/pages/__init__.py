"""One module a page: its `router` answers, its template stands in `templates/` under the same name."""
