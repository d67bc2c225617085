"""Sees to it that LibreOffice is there for the tests that need it: python -m tests.office_programs.

On Debian, as root, it is installed when it is missing. Elsewhere a line says that those tests are left out;
where CI is set that is a failure, since a skipped test proves nothing.
"""

import os
import shutil
import subprocess
import sys

PACKAGES = (
    "libreoffice-calc",
    "libreoffice-writer",
    "libreoffice-script-provider-python",
    "python3-uno",
    "fonts-noto-cjk",
    "poppler-utils",
)


def main() -> None:
    """Installs what is missing, or says why not."""
    missing = [package for package in PACKAGES if not installed(package)]
    if missing and getattr(os, "geteuid", lambda: 1)() == 0 and shutil.which("apt-get"):
        print(f"installing {' '.join(missing)} for the tests with LibreOffice", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *missing]):
            done = subprocess.run(
                ["apt-get", *command], env=environment, check=False, stdout=subprocess.DEVNULL
            )
            if done.returncode:
                print(f"apt-get {command[0]} failed with {done.returncode}", file=sys.stderr)
                break
    if shutil.which("soffice") is None:
        print("LibreOffice is not here: the tests that need it will be skipped", file=sys.stderr)
        sys.exit(1 if os.environ.get("CI") else 0)


def installed(package: str) -> bool:
    """Whether a Debian package is installed; where there is no dpkg, whether soffice is there at all."""
    if shutil.which("dpkg-query") is None:
        return shutil.which("soffice") is not None
    query = ["dpkg-query", "-W", "-f", "${Status}", package]
    done = subprocess.run(query, capture_output=True, text=True, check=False)
    return "install ok installed" in done.stdout


if __name__ == "__main__":
    main()
