"""Puts the built page into the package and builds the wheel: python build.py (after `cargo xtask build`)."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "dist" / "one-file.html"


def main() -> None:
    if not PAGE.is_file():
        sys.exit(f"{PAGE} is not there: `cargo xtask build` makes it")
    shutil.copyfile(PAGE, HERE / "src" / "all_or_none" / PAGE.name)
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(HERE / "dist"), str(HERE)], check=True)


if __name__ == "__main__":
    main()
