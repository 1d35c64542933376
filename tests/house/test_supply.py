"""What the project is made of has no known fault, and what it commits holds no key or password."""

import json
import re
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
# A line without one of these is none of those kinds: the rest is not read letter by letter ten times over.
HINT = re.compile(
    r"(?:api|auth|service|account|db|database|private|priv|client|key)_?(?:key|pass)|password|passwd|pwd|secret|contrase"
    r"|A3T|ABIA|AKIA|ACCA|ASIA|aws|://[^\s/]*@|gh[pousr]_|eyJ|PRIVATE KEY|PuTTY|pypi-|xox|slack|_live_|pragma",
    re.IGNORECASE,
)
DATA = {".csv", ".geojson", ".lock", ".png", ".ttf", ".xlsx", ".zip"}


def secrets(paths, workspace):
    """File, line and kind of each, never the value; a line marked `pragma: allowlist secret` holds a fictional one."""
    found = SecretsCollection(root=str(workspace))
    with transient_settings({"plugins_used": [{"name": kind} for kind in KINDS]}):
        for number, path in enumerate(paths):
            if hinted := hints(path.read_text(encoding="utf-8", errors="replace")):
                (workspace / f"{number}-{path.name}").write_text(hinted, encoding="utf-8")
                found.scan_file(f"{number}-{path.name}")
    return [f"{file.partition('-')[2]}, line {each.line_number}: {each.type}" for file, each in found]


def hints(text):
    """The lines of a text in which a secret could stand, each on its own line; nothing where there is none."""
    kept = [line if HINT.search(line) else "" for line in text.splitlines()]
    return "\n".join(kept) if any(kept) else ""


def test_nothing_committed_is_a_key_or_a_password(tmp_path):
    assert secrets((path for path in tracked() if path.suffix not in DATA), tmp_path) == []


# One of each kind, put together here so that this file holds none.
FOUND = {
    "AWS Access Key": 'id = "AKIA' + 'ABCDEFGHIJKLMNOP"',
    "Azure Storage Account access key": "AccountKey" + "=" + "a" * 88,
    "Basic Auth Credentials": "fetch https:" + "//sam:correct-horse@example.org/",
    "GitHub Token": "gh" + "p_" + "a" * 36,
    "JSON Web Token": "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxIn0" + ".c2lnbmF0dXJl",
    "Secret Keyword": 'password = "' + 'correct-horse-battery"',
    "Private Key": "-----BEGIN " + "RSA PRIVATE KEY-----",
    "PyPI Token": "pypi-AgEIcHlwaS5vcmc" + "a" * 70,
    "Slack Token": "xox" + "b-123456-abcdef",
    "Stripe Access Key": "sk_" + "live_" + "a" * 24,
}


@pytest.mark.parametrize("kind", FOUND)
def test_one_of_each_kind_would_be_found_in_its_line(tmp_path, kind):
    held = tmp_path / "settings.py"
    held.write_text(f"import os\n\n{FOUND[kind]}\n")
    (tmp_path / "work").mkdir()
    assert f"settings.py, line 3: {kind}" in secrets([held], tmp_path / "work")


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
