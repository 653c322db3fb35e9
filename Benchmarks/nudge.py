#!/usr/bin/env python3
"""How soon the curves of an experiment follow when one of its parameters is nudged.

    python3 Benchmarks/nudge.py [path of backstep]

Four steps into each experiment of the lessons, in a pseudo-terminal of 120x40, + is pressed
eight times, and from the key to the last byte before a pause is counted. Parts that answer with a
message alone are left out. Linux or macOS.
"""

import fcntl, glob, os, pty, re, select, signal, struct, sys, tempfile, termios, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STEPS = 4
NUDGES = 8
PAUSE = 0.4
MOST = 150


def parts_with_experiments():
    """The id of a lesson with the number of a part, for each part that is an experiment."""
    for path in sorted(glob.glob(os.path.join(ROOT, "lessons", "*.yaml"))):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        name = re.search(r"^id: (\S+)", text, re.M).group(1)
        for number, part in enumerate(re.split(r"^  - (?=title:)", text, flags=re.M)[1:], 1):
            if re.search(r"^    experiment:", part, re.M):
                yield name, number


class Terminal:
    def __init__(self, command, environment):
        self.id, self.terminal = pty.fork()
        if self.id == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.execve(command[0], command, environment)

    def milliseconds(self, key, pause):
        """From a key to the last byte before a pause; nil without one."""
        start, last, sent = time.perf_counter(), None, 0
        os.write(self.terminal, key)
        while select.select([self.terminal], [], [], pause)[0]:
            sent += len(os.read(self.terminal, 1 << 16))
            last = time.perf_counter()
        return (None if last is None else (last - start) * 1000), sent

    def end(self):
        os.kill(self.id, signal.SIGKILL)
        os.close(self.terminal)
        os.waitpid(self.id, 0)


def main():
    backstep = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/backstep")
    worst = 0
    print("| part | a nudge, ms: the longest of 8 |\n|---|---|")
    for name, number in parts_with_experiments():
        with tempfile.TemporaryDirectory() as state:
            environment = dict(
                os.environ, TERM="xterm-256color", LC_ALL="C.UTF-8", XDG_STATE_HOME=state,
                BACKSTEP_LESSONS=os.path.join(ROOT, "lessons"))
            terminal = Terminal([backstep, name, "--part", str(number)], environment)
            terminal.milliseconds(b"", 0.6)
            for _ in range(STEPS):
                terminal.milliseconds(b"\x1b[C", 0.25)
            times = [terminal.milliseconds(b"+", PAUSE) for _ in range(NUDGES)]
            terminal.end()
        # A curve that moves is more than a line of text.
        moved = [time for time, sent in times[1:] if time is not None and sent > 300]
        if len(moved) < NUDGES // 2:
            continue
        worst = max(worst, *moved)
        print(f"| {name}, part {number} | {max(moved):.0f} |")
    print(f"\nThe longest: {worst:.0f} ms, at most {MOST}" + ("" if worst <= MOST else ": **missed**"))


main()
