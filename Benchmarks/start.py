#!/usr/bin/env python3
"""How soon Backstep is there, and how soon it answers, beside programs that everybody knows.

    python3 Benchmarks/start.py [path of backstep]

A pseudo-terminal of 80x24 is opened for each program, all in turn in one run. A frame ends with
the mark for it, and where a program sends none, with the last byte before a pause. Of all rounds
the best counts: what else the machine does only adds to it. Linux, for /proc.
"""

import fcntl, os, pty, select, shutil, signal, struct, sys, tempfile, termios, time

ROUNDS = 21
STEP_ROUNDS = 5
PAUSE = 0.3
END_OF_FRAME = b"\x1b[?2026l"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Program:
    """A program in a pseudo-terminal, ended with the `with`."""

    def __init__(self, command, environment):
        path = shutil.which(command[0])
        started, starting = os.pipe()
        self.id, self.terminal = pty.fork()
        if self.id == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.chdir(ROOT)
            # The time that this interpreter takes to fork is nobody's.
            os.write(starting, struct.pack("d", time.perf_counter()))
            os.execve(path, command, environment)
        self.start, = struct.unpack("d", os.read(started, 8))
        os.close(started)
        os.close(starting)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.id, signal.SIGKILL)
        os.close(self.terminal)
        os.waitpid(self.id, 0)

    def read(self, seconds):
        """What comes within a time; nothing, if nothing does."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self.terminal, 1 << 16)
        except OSError:
            sys.exit("a program ended before it was measured")

    def first_frame(self):
        """Milliseconds from the start to the end of the first frame."""
        last, sent = None, b""
        while more := self.read(5 if last is None else PAUSE):
            last = time.perf_counter()
            sent += more
            if END_OF_FRAME in sent:
                break
        return (last - self.start) * 1000

    def answer(self, key):
        """Milliseconds from a key to the end of its frame; None where it brings none."""
        start = time.perf_counter()
        os.write(self.terminal, key)
        sent = b""
        while END_OF_FRAME not in sent[-64:]:
            more = self.read(0.5)
            if not more:
                return None
            sent += more
        return (time.perf_counter() - start) * 1000

    def peak(self):
        """MiB at most, once it works no more."""
        before = None
        while before != (before := self.work()):
            end = time.monotonic() + 0.3
            while time.monotonic() < end:
                self.read(0.05)
        with open(f"/proc/{self.id}/status") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

    def work(self):
        with open(f"/proc/{self.id}/stat") as line:
            return line.read().rsplit(")", 1)[1].split()[11:13]


def read_anew(path):
    """Forgets what the system keeps of a file that was just written, in larger pieces than of one that
    was read: a peak would hold 1.4 MiB more of it, or 2.5 after a `cp`."""
    with open(path) as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def many_lessons(folder):
    """A thousand copies of a lesson, each with an id of its own."""
    lessons = os.path.join(ROOT, "lessons")
    name = next(name for name in sorted(os.listdir(lessons)) if name.endswith("toy-function.yaml"))
    with open(os.path.join(lessons, name)) as file:
        text = file.read()
    for number in range(1000):
        with open(os.path.join(folder, f"{number:03}-lesson-{number}.yaml"), "w") as file:
            file.write(text.replace("id: toy-function", f"id: lesson-{number}", 1))


def steps(backstep, environment):
    """Milliseconds of each step of the lessons, there and back; the best of all rounds."""
    best = []
    for lesson in sorted(os.listdir(os.path.join(ROOT, "lessons"))):
        if not lesson.endswith(".yaml"):
            continue
        path = os.path.join(ROOT, "lessons", lesson)
        with Program([backstep, path, "--no-questions"], environment) as program:
            program.first_frame()
            rounds = [walk(program, b"n") + walk(program, b"h") for _ in range(STEP_ROUNDS)]
        best += [min(times) for times in zip(*rounds)]
    return sorted(best)


def walk(program, key):
    times = []
    while (time := program.answer(key)) is not None:
        times.append(time)
    return times


def main():
    backstep = os.path.abspath(
        sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, ".build/release/backstep"))
    read_anew(backstep)
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as many:
        many_lessons(many)
        # Not in its place: an editor that is killed leaves something beside it.
        readme = shutil.copy(os.path.join(ROOT, "README.md"), home)
        environment = dict(
            os.environ, TERM="xterm-256color", LC_ALL="C.UTF-8", HOME=home, XDG_STATE_HOME=home,
            XDG_CONFIG_HOME=home, BACKSTEP_LESSONS=os.path.join(ROOT, "lessons"))
        programs = {
            "less": ["less", readme], "nano": ["nano", readme], "btop": ["btop"], "tig": ["tig"],
            "a lesson": [backstep, "toy-function"], "the menu": [backstep],
            "the menu of 1,000": [backstep, "--lessons", many],
        }
        for name in ["less", "nano", "btop", "tig"]:
            if not shutil.which(name):
                print(f"{name} is not installed, and left out")
                del programs[name]
        times = {name: [] for name in programs}
        for _ in range(ROUNDS):
            for name, command in programs.items():
                with Program(command, environment) as program:
                    times[name].append(program.first_frame())
        first, peak = {}, {}
        for name, command in programs.items():
            first[name] = min(times[name])
            with Program(command, environment) as program:
                program.first_frame()
                peak[name] = program.peak()
        answers = steps(backstep, environment)
    show(first, peak, answers, os.path.getsize(backstep) / 1e6)


def show(first, peak, answers, size):
    less = first.get("less", float("nan"))
    print("\n| program | first frame, ms | × less | peak, MiB |\n|---|---|---|---|")
    for name in first:
        print(f"| {name} | {first[name]:.1f} | {first[name] / less:.1f} | {peak[name]:.1f} |")
    p50, p99 = (answers[int(len(answers) * part)] for part in (0.5, 0.99))
    print("\n| what | measured | at most |\n|---|---|---|")
    for what, measured, limit in [
        ("first frame of a lesson, × less", first["a lesson"] / less, 5),
        ("first frame of the menu, × less", first["the menu"] / less, 3),
        ("peak memory, MiB", max(peak["a lesson"], peak["the menu"]), 12),
        ("the file, MB", size, 20),
        ("first frame of a menu of 1,000, ms", first["the menu of 1,000"], 50),
        ("its peak memory, MiB", peak["the menu of 1,000"], 15),
        (f"a step, ms: p99 of {len(answers)} (p50 {p50:.2f})", p99, 2.5),
    ]:
        missed = "" if measured <= limit else ", missed"
        print(f"| {what} | {measured:.1f} | {limit}{missed} |")


main()
