"""Every YAML file of the libraries, the tests and the manual is read alike by the tools of editors and forges."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from tests.conftest import ROOT

JS_YAML = Path("/usr/share/nodejs")
_POWER = re.compile(r"[0-9]+e[0-9]+")
"""A number of YAML 1.2, and of ours, which 1.1 takes for text."""
_FENCED = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_READ_WITH_NODE = """
const yaml = require("js-yaml"), texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map(each => yaml.load(each, {schema: yaml.FAILSAFE_SCHEMA}))));
"""


def _texts() -> dict[str, str]:
    """Return all YAML of the repository that is meant to be read, by file; what is broken on purpose is not."""
    folders = ("briefings", "tests/small", ".github", ".pre-commit-hooks.yaml", ".gitlab-ci.yml")
    files = [path for each in folders for path in (ROOT / each, *(ROOT / each).rglob("*")) if path.is_file()]
    found = {str(path): path.read_text("utf-8") for path in files if path.suffix in (".yml", ".yaml")}
    for path in sorted((ROOT / "generator/briefpress/pages").glob("*/manual/*.md")):
        for number, text in enumerate(_FENCED.findall(path.read_text("utf-8"))):
            found[f"{path} {number}"] = text
    return found


TEXTS = _texts()


def _words(value: Any) -> Any:
    """Return data with every scalar as its words."""
    match value:
        case dict():
            return {str(key): _words(each) for key, each in value.items()}
        case list():
            return [_words(each) for each in value]
        case _:
            return "" if value is None else str(value)


def _numbers(value: Any) -> Any:
    """Return data with 27e9 as a number."""
    match value:
        case dict():
            return {key: _numbers(each) for key, each in value.items()}
        case list():
            return [_numbers(each) for each in value]
        case str() if _POWER.fullmatch(value):
            return float(value)
        case _:
            return value


def test_there_is_something_to_read() -> None:
    assert len(TEXTS) > 200
    assert any("manual" in name for name in TEXTS)


def test_pyyaml_and_ruamel_read_the_same() -> None:
    reader = YAML(typ="base", pure=True)
    for name, text in TEXTS.items():
        assert _words(reader.load(text)) == _words(yaml.load(text, yaml.BaseLoader)), name


def test_no_word_is_a_number_or_a_truth_in_one_version_of_yaml_alone() -> None:
    """1.1 takes `no` and `010` for a truth and a number, 1.2 does not; ours have quotation marks then."""
    reader = YAML(typ="safe", pure=True)
    for name, text in TEXTS.items():
        if "/.github/" not in name:  # `on:` is a word in every workflow
            assert reader.load(text) == _numbers(yaml.load(text, yaml.SafeLoader)), name


def test_js_yaml_reads_the_same() -> None:
    node = shutil.which("node")
    if node is None or not (JS_YAML / "js-yaml").exists():
        pytest.skip("js-yaml is not at hand (apt: node-js-yaml)")
    run = subprocess.run(
        [node, "-e", _READ_WITH_NODE],
        input=json.dumps(list(TEXTS.values())),
        env={"NODE_PATH": str(JS_YAML)},
        capture_output=True,
        text=True,
        check=True,
    )
    for (name, text), read in zip(TEXTS.items(), json.loads(run.stdout), strict=True):
        assert _words(read) == _words(yaml.load(text, yaml.BaseLoader)), name
