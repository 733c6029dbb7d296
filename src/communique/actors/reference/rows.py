"""The tables of this folder: CSV files of a fixed schema."""

from __future__ import annotations

from importlib.resources import files

from communique.actors.tables import Row, table_rows


def read_rows(file: str, columns: tuple[str, ...]) -> list[Row]:
    """The rows of one table; a file that breaks the schema raises RegistryError with file and line."""
    return list(table_rows((files(__package__) / file).read_text("utf-8"), columns, file))
