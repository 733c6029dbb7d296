"""One module a page, in rooms by what changes together: its `router` answers, `render` names its template."""
