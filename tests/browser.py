"""Which browser the journeys use; `python -m tests.browser` installs one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_PROGRAMS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

# A whole browser draws the suggestions of its address bar as pages of its own, made anew for each window though nobody
# sees them: half of the time that a window takes. The last switch of this kind is the one that counts, so the features
# that Playwright switches off are named too, where they touch what we look at.
WITHOUT = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
    "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying",
    "OptimizationHints", "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning",
)  # fmt: skip


def find_system_browser() -> str | None:
    """The path of a Chromium or Chrome that is installed already."""
    for name in PROGRAMS:
        if path := shutil.which(name):
            return path
    return next((path for path in MAC_PROGRAMS if Path(path).exists()), None)


def launch(playwright: Playwright) -> Browser:
    """The system's browser, else the one that Playwright has installed for itself."""
    arguments = [f"--disable-features={','.join(WITHOUT)}"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's own refuses root
    return playwright.chromium.launch(executable_path=find_system_browser(), args=arguments)


def starts() -> bool:
    """Whether there is a browser, and it starts."""
    try:
        with sync_playwright() as playwright:
            launch(playwright).close()
    except Error as error:  # the program is missing, or a library that it needs
        print(str(error).partition("\n")[0])
        return False
    return True


def install() -> None:
    """Installs a browser; raises subprocess.CalledProcessError."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        subprocess.run(command, check=True, env=quiet, stdout=subprocess.DEVNULL)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> None:
    if find_system_browser() is None and not starts():
        print("Installing a browser for the tests (once) ...")
        try:
            install()
        except (subprocess.CalledProcessError, OSError) as error:
            sys.exit(f"No browser could be installed ({error}). Install Chromium or Chrome, and run this again.")
        if not starts():
            sys.exit("The browser that was installed does not start. Install Chromium or Chrome, and run this again.")


if __name__ == "__main__":
    main()
