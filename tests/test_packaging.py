"""The program as a wheel, in an environment of its own, outside the checkout: a library from nothing to a site."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(*words: str | Path, cwd: Path) -> str:
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "BRIEFINGS_SEEDS"))}
    done = subprocess.run([str(each) for each in words], cwd=cwd, env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel made of the sdist, so that both carry everything."""
    place = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", place, cwd=ROOT)
    [sdist] = place.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        packed.extractall(place, filter="data")
    run(
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        place,
        cwd=place / sdist.name[: -len(".tar.gz")],
    )
    return next(place.glob("*.whl"))


@pytest.fixture(scope="module")
def briefings(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command as installed from the wheel; the libraries that it needs are those of the tests."""
    place = tmp_path_factory.mktemp("bare")
    venv.create(place, with_pip=True)
    folder = Path(sysconfig.get_path("purelib", vars={"base": str(place), "platbase": str(place)}))
    (folder / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    run(place / "bin" / "pip", "install", "--no-deps", "--no-index", "--quiet", wheel, cwd=place)
    where = run(place / "bin" / "python", "-c", "import briefpress; print(briefpress.__file__)", cwd=place)
    assert where.startswith(str(folder))
    return place / "bin" / "briefings"


def test_a_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "generator"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    there = {each for each in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in each}
    assert there == {each.removeprefix("generator/") for each in listed}


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        (("en",), {"": ("Ways in", 'dir="ltr"')}),
        (("fr", "ar"), {"": ("Points d’entrée", 'dir="ltr"'), "ar/": ("مداخل القراءة", 'dir="rtl"')}),
        (("kk",), {"": ('lang="kk"', "Ways in")}),
    ],
)
def test_a_new_library_is_built_at_once(
    briefings: Path, tmp_path: Path, languages: tuple[str, ...], words: dict[str, tuple[str, ...]]
) -> None:
    root = tmp_path / "clinics"
    asked = [each for language in languages for each in ("--language", language)]
    run(briefings, "new", "library", root, *asked, "--title", "Clinics: “all” & <more>", cwd=tmp_path)
    assert run(briefings, "fmt", "--check", cwd=root) is not None
    assert run(briefings, "build", cwd=root).splitlines()[-1].startswith("0 errors, ")
    for folder, said in words.items():
        home = (root / "site" / folder / "index.html").read_text("utf-8")
        assert "Clinics: “all” &amp; &lt;more&gt;" in home
        assert all(each in home for each in said)
        assert (root / "site" / folder / "manual/reading.html").exists()
    assert [each.name for each in (root / "site").iterdir() if each.name in languages] == list(languages[1:])
    for each in ("briefings/documents/example.yml", "briefings/actors/example-morrow.yml", "seeds/example.txt"):
        (root / each).unlink()
    assert run(briefings, "build", cwd=root).splitlines()[-1].startswith("0 errors, ")
    assert not (root / "site/documents/example.html").exists()


def test_the_manual_and_the_version_are_at_hand(briefings: Path, wheel: Path, tmp_path: Path) -> None:
    assert f"version {wheel.name.split('-')[1]}" in run(briefings, "--version", cwd=tmp_path)
    assert "editing" in run(briefings, "help", cwd=tmp_path)
    assert "Renaming and withdrawing" in run(briefings, "help", "editing", cwd=tmp_path)
