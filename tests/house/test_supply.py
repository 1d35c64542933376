"""What the project is made of has no known fault, and what it commits holds no key or password."""

import json
import subprocess
import sys

import pytest
from detect_secrets import SecretsCollection
from detect_secrets.settings import transient_settings

from tests.house.source import ROOT, name, tracked

# Keys by their shape and passwords by their name. The guesses by entropy alone take as long again and find hashes.
KINDS = (
    "AWSKeyDetector", "AzureStorageKeyDetector", "BasicAuthDetector", "GitHubTokenDetector", "JwtTokenDetector",
    "KeywordDetector", "PrivateKeyDetector", "PypiTokenDetector", "SlackDetector", "StripeDetector",
)  # fmt: skip
DATA = {".csv", ".geojson", ".lock", ".png", ".ttf", ".xlsx", ".zip"}


def secrets(paths):
    """File, line and kind of each, never the value; a line marked `pragma: allowlist secret` holds a fictional one."""
    found = SecretsCollection()
    with transient_settings({"plugins_used": [{"name": kind} for kind in KINDS]}):
        for path in paths:
            found.scan_file(str(path))
    return [f"{file}, line {each.line_number}: {each.type}" for file, each in found]


def test_nothing_committed_is_a_key_or_a_password():
    assert secrets(path for path in tracked() if path.suffix not in DATA) == []


def test_a_key_and_a_password_would_be_found(tmp_path):
    held = tmp_path / "settings.py"
    held.write_text('password = "' + "correct-horse-battery" + '"\n-----BEGIN ' + "RSA PRIVATE KEY-----\n")
    assert [each.rpartition(": ")[2] for each in secrets([held])] == ["Secret Keyword", "Private Key"]


def test_no_locked_package_has_a_known_fault():
    asked = [
        sys.executable,
        "-m",
        "pip_audit",
        "--requirement",
        "requirements.lock",
        "--disable-pip",
        "--require-hashes",
    ]
    quietly = ["--progress-spinner", "off", "--format", "json", "--vulnerability-service", "osv", "--timeout", "20"]
    done = subprocess.run([*asked, *quietly], cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except ValueError:
        pytest.skip("ADVISORIES NOT ASKED: the advisory service (OSV) could not be reached")
    faults = [f"{each['name']} {each['version']}: {one['id']}" for each in packages for one in each.get("vulns", ())]
    assert faults == [], "raise the version in pyproject.toml and run make lock"


def test_the_scan_reads_the_files_that_git_holds():
    assert {"dashboard.py", "commands/sign_in.py"} <= {name(path) for path in tracked()}
