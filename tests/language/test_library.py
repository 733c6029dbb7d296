import subprocess
import sys

LOADED = """
import sys
from communique import language
language.load()
assert "weasel" not in sys.modules and "spacy.cli" not in sys.modules
import spacy
from spacy.cli import download
assert spacy.cli.download and callable(download)
assert "spacy_version" in spacy.info(silent=True)
"""


def test_spacy_is_loaded_without_its_command_line_which_is_there_when_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
