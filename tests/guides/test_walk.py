"""The walk for developers, in the package's docstring, names what there is."""

from __future__ import annotations

import ast
import re
import tomllib

import pytest

import handoutgen

WALK = handoutgen.__doc__
FLAT = re.sub(r"\s+", " ", WALK)


@pytest.fixture(scope="module")
def house(root):
    return root / "src" / "handoutgen"


def modules(house) -> set[str]:
    """Return all packages and modules by their dotted names below the house."""
    paths = (path.relative_to(house) for path in house.rglob("*.py"))
    return {
        ".".join(path.parent.parts if path.stem == "__init__" else path.with_suffix("").parts)
        for path in paths
    }


def test_every_package_is_told_with_its_subject(house):
    """By the first line of its own docstring, and none that there is not."""
    packages = {path.parent.name: path for path in house.glob("*/__init__.py")}
    told = dict(re.findall(r"- `(\w+)`: (.*?)(?= - `| Imports go down)", FLAT))

    subjects = {
        name: ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))).splitlines()[0]
        for name, path in packages.items()
    }
    assert told == subjects


def test_every_package_stands_on_the_walk(house):
    """Not only in the list of rooms: somewhere the row passes through it."""
    walk, _, _ = FLAT.partition("The rooms of the house")
    passed = {name.split(".")[0] for name in re.findall(r"`([\w.]+)`", walk)}

    assert {path.parent.name for path in house.glob("*/__init__.py")} - passed == {"danish"}


def test_every_module_it_names_is_there(house):
    """With its package, or by its own name where the package was just told."""
    known = modules(house)
    bare = {name.rsplit(".", 1)[-1] for name in known}

    for name in re.findall(r"`([a-z_.]+)`", WALK):
        assert name in known if "." in name else name in bare, name


def test_the_arrow_is_the_one_that_is_held(root):
    """As import-linter has it."""
    arrow = re.search(r"Imports go down only: (.*?)\.\s*$", FLAT)[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = project["tool"]["importlinter"]["contracts"]

    assert arrow.split(" → ") == [layer.replace("handoutgen.", "") for layer in contract["layers"]]
