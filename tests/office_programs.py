"""Sees to it that LibreOffice and a screen are there for the tests: python -m tests.office_programs.

On Debian, as root, they are installed when they are missing. Elsewhere a line says which tests are left out;
where CI is set that is a failure, since a skipped test proves nothing.
"""

import os
import shutil
import subprocess
import sys

OFFICE = (
    "libreoffice-calc",
    "libreoffice-writer",
    "libreoffice-script-provider-python",
    "python3-uno",
    "fonts-noto-cjk",
    "poppler-utils",
)
SCREEN = ("xvfb", "openbox", "xdotool", "imagemagick")
NEEDED = {
    "soffice": "LibreOffice is not here: the tests that need it are left out",
    "Xvfb": "Xvfb is not here: the tests with real clicks are left out",
    "openbox": "openbox is not here: the tests with real clicks are left out",
    "xdotool": "xdotool is not here: the tests with real clicks are left out",
    "import": "ImageMagick is not here: the tests with real clicks are left out",
}
"""Programs, and what is said of one that is not there."""


def main() -> None:
    """Installs what is missing, or says why not."""
    missing = [package for package in (*OFFICE, *SCREEN) if not installed(package)]
    if missing and can_install():
        print(f"installing {' '.join(missing)} for the tests with LibreOffice", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *missing]):
            done = subprocess.run(
                ["apt-get", *command], env=environment, check=False, stdout=subprocess.DEVNULL
            )
            if done.returncode:
                print(f"apt-get {command[0]} failed with {done.returncode}", file=sys.stderr)
                break
    lacking = [told for program, told in NEEDED.items() if shutil.which(program) is None]
    for told in lacking:
        print(told, file=sys.stderr)
    if lacking and os.environ.get("CI"):
        sys.exit(1)


def can_install() -> bool:
    """Whether this is Debian or its like, and we are root."""
    return getattr(os, "geteuid", lambda: 1)() == 0 and shutil.which("apt-get") is not None


def installed(package: str) -> bool:
    """Whether a Debian package is installed; where there is no dpkg, what is missing shows later."""
    if shutil.which("dpkg-query") is None:
        return True
    query = ["dpkg-query", "-W", "-f", "${Status}", package]
    done = subprocess.run(query, capture_output=True, text=True, check=False)
    return "install ok installed" in done.stdout


if __name__ == "__main__":
    main()
