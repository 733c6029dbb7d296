"""What sets up a bare system: it installs where it may, else says in one line what to install."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CI = Path(__file__).parents[1] / ".ci"
TOOLS = ("sh", "dirname", "grep", "tail", "mktemp", "rm", "cat", "env", "touch", "chmod")


def bare(folder: Path, **stubs: str) -> dict[str, str]:
    """An environment whose PATH holds a few tools of every system, and these scripts."""
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool) or tool)
    for name, script in stubs.items():
        file = folder / name.replace("_", "-")
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
    return {"PATH": str(folder), "OS_RELEASE": os.devnull}


def run(script: str, *told: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["/bin/sh", str(CI / script), *told], env=env, capture_output=True, text=True, check=False)


def test_setting_up_says_so_before_it_takes_its_minutes() -> None:
    make = ["make", "--dry-run", "--always-make", "--no-print-directory", "setup"]
    steps = subprocess.run(make, cwd=CI.parent, capture_output=True, text=True, check=True).stdout
    assert "which takes some minutes" in steps[: steps.index("pip install")]


ROOT, USER, NO_SUDO = "echo 0", "echo 1000", "exit 1"


def test_root_installs_without_asking(tmp_path: Path) -> None:
    install = f'[ "$1" = install ] && touch {tmp_path}/installed; exit 0'
    done = run("packages", "one", env=bare(tmp_path / "bin", apt_get=install, id=ROOT))
    assert (done.returncode, (tmp_path / "installed").exists()) == (0, True)


@pytest.mark.parametrize(
    ("stubs", "says"),
    [
        ({"apt_get": "exit 0", "id": USER, "sudo": NO_SUDO}, "missing: one; install them: sudo apt-get install one\n"),
        ({"id": USER}, "missing: one; install them with this system's package manager\n"),
    ],
)
def test_who_may_not_install_is_told_what_to_in_one_line(tmp_path: Path, stubs: dict[str, str], says: str) -> None:
    done = run("packages", "one", env=bare(tmp_path / "bin", **stubs))
    assert (done.returncode, done.stderr) == (1, says)


def test_a_browser_that_is_there_is_taken(tmp_path: Path) -> None:
    done = run("browser", "no-python", env=bare(tmp_path / "bin", chromium="exit 0", id=USER))
    assert (done.returncode, done.stderr) == (0, "")


def test_debians_browser_is_installed_where_it_may_be(tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    install = f'[ "$1" = install ] && echo "#!/bin/sh" > {folder}/chromium && chmod 755 {folder}/chromium; exit 0'
    done = run("browser", "no-python", env=bare(folder, apt_get=install, id=ROOT))
    assert (done.returncode, (folder / "chromium").exists()) == (0, True)


def test_the_library_that_steers_the_browser_is_installed_where_it_may_be(tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    stubs = {
        "apt_get": f'[ "$1" = install ] && touch {tmp_path}/library; exit 0',
        "python": f"[ -e {tmp_path}/library ]",
        "chromium": "exit 0",
    }
    done = run("browser", str(folder / "python"), env=bare(folder, id=ROOT, **stubs))
    assert (done.returncode, (tmp_path / "library").exists()) == (0, True)
    (tmp_path / "library").unlink()
    done = run("browser", str(folder / "python"), env={**bare(tmp_path / "user", id=USER, **stubs)})
    assert (done.returncode, done.stderr) == (1, "missing: libatomic1; install them: sudo apt-get install libatomic1\n")


BROUGHT = """case "$*" in
  "-") [ -e {0}/libraries ] ;;
  "-m playwright install chromium") touch {0}/browser ;;
  "-m playwright install-deps chromium") touch {0}/libraries ;;
esac"""
"""A Python whose Playwright starts its browser once the libraries are there."""


@pytest.mark.parametrize(
    ("who", "code"), [({"id": ROOT}, 0), ({"id": USER, "sudo": '[ "$1" = -n ] && shift; "$@"'}, 0), ({"id": USER}, 1)]
)
def test_playwrights_browser_is_fetched_by_anybody_and_its_libraries_by_who_may(
    tmp_path: Path, who: dict[str, str], code: int
) -> None:
    (tmp_path / "os").write_text("ID=ubuntu")
    env = {
        **bare(tmp_path / "bin", python=BROUGHT.format(tmp_path), true="exit 0", **who),
        "OS_RELEASE": str(tmp_path / "os"),
    }
    done = run("browser", str(tmp_path / "bin" / "python"), env=env)
    assert (done.returncode, (tmp_path / "browser").exists(), (tmp_path / "libraries").exists()) == (
        code,
        True,
        not code,
    )
    assert done.stderr.count("\n") == code


@pytest.mark.parametrize(
    ("system", "says"),
    [("ID=debian", "apt-get install chromium"), ('ID=pop\nID_LIKE="ubuntu debian"', "playwright install")],
)
def test_who_may_install_no_browser_is_told_what_to_in_one_line(tmp_path: Path, system: str, says: str) -> None:
    (tmp_path / "os").write_text(system)
    env = {**bare(tmp_path / "bin", apt_get="exit 0", id=USER, sudo=NO_SUDO), "OS_RELEASE": str(tmp_path / "os")}
    done = run("browser", "no-python", env=env)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert says in done.stderr
