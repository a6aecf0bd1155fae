"""Files and functions stay short enough to be read in one sitting."""

import ast
from pathlib import Path

from tests.house.floorplan import ROOT, python_files, shown, tree

FILE_LIMIT, TEST_FILE_LIMIT, TEMPLATE_LIMIT, FUNCTION_LIMIT = 600, 800, 150, 60


def limit_for(path: Path) -> int:
    """The longest that ``path`` may be, in lines."""
    return TEST_FILE_LIMIT if "tests" in path.parts else FILE_LIMIT


def long_functions(source: ast.Module) -> list[str]:
    """Functions of more lines than the limit."""
    return [
        f"{node.name} ({node.end_lineno - node.lineno + 1})"
        for node in ast.walk(source)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_LIMIT
    ]


def test_no_file_is_too_long() -> None:
    long = [
        f"{shown(path)}: {lines}"
        for path in python_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > limit_for(path)
    ]
    assert long == []


def test_no_template_is_too_long() -> None:
    long = [
        f"{shown(path)}: {lines}"
        for path in sorted((ROOT / "src").rglob("*.html"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > TEMPLATE_LIMIT
    ]
    assert long == []


def test_no_function_is_too_long() -> None:
    long = [
        f"{shown(path)}: {name}" for path in python_files() for name in long_functions(tree(path))
    ]
    assert long == []


def test_a_long_function_is_found() -> None:
    source = "def endless():\n" + "    x = 1\n" * FUNCTION_LIMIT
    assert long_functions(ast.parse(source)) == [f"endless ({FUNCTION_LIMIT + 1})"]
