"""The project's own files as the house tests read them: by git's list and by syntax tree, never by importing."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("commands", "pages", "loaders", "expectations", "warehouse")
SINGLE_FILES = ("dashboard.py", "pcc.py")
OURS = {*PACKAGES, *(Path(name).stem for name in SINGLE_FILES), "tools", "tests", "benchmarks"}


@dataclass(frozen=True)
class Import:
    """One direct import: the dotted name, its line, and whether it runs when the file is imported."""

    name: str
    line: int
    at_import: bool

    @property
    def root(self) -> str:
        return self.name.partition(".")[0]

    @property
    def is_standard(self) -> bool:
        return self.root in sys.stdlib_module_names


def tracked(root: Path = ROOT) -> list[Path]:
    """Every file that git holds or would hold: tracked, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return sorted(root / name for name in listed.split("\0") if name and (root / name).is_file())


def name(path: Path) -> str:
    """The file as the project names it."""
    return path.relative_to(ROOT).as_posix()


def python_files(*folders: str) -> list[Path]:
    """The tracked Python files in these folders, or all of them."""
    every = [path for path in tracked() if path.suffix == ".py"]
    return [path for path in every if not folders or name(path).partition("/")[0] in folders]


def shipped() -> list[Path]:
    """What a user runs: the packages and the single files beside them."""
    return python_files(*PACKAGES, *SINGLE_FILES)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(module: ast.Module) -> Iterator[Import]:
    """Every direct import, those inside functions and under TYPE_CHECKING included (as not running at import)."""
    lazy = {id(inner) for outer in ast.walk(module) if _is_lazy(outer) for inner in ast.walk(outer)}
    for node in ast.walk(module):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are absolute in this project"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (Import(name, node.lineno, id(node) not in lazy) for name in names)


def _is_lazy(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def functions(module: ast.Module) -> Iterator[tuple[str, int, int]]:
    """Name, first line and length in lines of every function, decorators left out."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno, (node.end_lineno or node.lineno) - node.lineno + 1


def strings(module: ast.Module) -> Iterator[tuple[str, int]]:
    """Every string constant with its line, docstrings left out."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value, node.lineno
