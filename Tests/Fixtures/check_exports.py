"""Runs what Backstep exports of every lesson: each script in PyTorch, each document in pdflatex.

By hand, never by the build. In a virtual environment with torch, and with texlive-latex-base:

    python Tests/Fixtures/check_exports.py BACKSTEP [FORMAT…]

BACKSTEP is the program; formats are pytorch and latex, both without any.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

RUN = {
    "pytorch": lambda path: [sys.executable, path.name],
    "latex": lambda path: ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", path.name],
}


def output(*command, folder=None):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", cwd=folder)


def parts(backstep, lesson):
    """The numbers of the parts that are graphs."""
    number = 1
    while True:
        traced = output(backstep, "trace", lesson, "--part", str(number))
        if traced.returncode and "experiment" not in traced.stderr:
            return
        if not traced.returncode:
            yield number
        number += 1


def main(backstep, formats):
    backstep = str(Path(backstep).resolve())
    failed = done = 0
    for lesson in output(backstep, "list", "--ids").stdout.split():
        for part in parts(backstep, lesson):
            for name in formats:
                with tempfile.TemporaryDirectory() as folder:
                    path = Path(folder) / ("lesson.py" if name == "pytorch" else "lesson.tex")
                    exported = output(
                        backstep, "export", lesson, "--part", str(part), "--format", name)
                    path.write_text(exported.stdout)
                    ran = output(*RUN[name](path), folder=folder)
                done += 1
                if exported.returncode or ran.returncode:
                    failed += 1
                    said = exported.stderr + ran.stderr + ran.stdout
                    print(f"{lesson}, part {part}, {name}: {said[-600:]}")
    print(f"{done - failed} of {done} run")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:] or list(RUN)))
