#!/usr/bin/env python3
"""How soon a hundred followers see a step of a class, and what the class feels of them.

    python3 Benchmarks/follow.py [path of backstep] [followers]

The class and each follower have a pseudo-terminal of 80x24. A time is from the key that is sent to the
class to the end of a follower's frame. Of each step the median of all followers counts and the last of
them; of all steps the medians of these. The class is measured alone and with the followers. Linux.
"""

import fcntl, os, pty, select, signal, statistics, struct, sys, tempfile, termios, time

STEPS = 60
END_OF_FRAME = b"\x1b[?2026l"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LESSON, SESSION, NEXT = "toy-function", "bench", b"\x1b[6~"


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, command, environment):
        self.id, self.file = pty.fork()
        if self.id == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.chdir(ROOT)
            os.execve(command[0], command, environment)
        self.tail = b""

    def ends_frame(self):
        """Reads what is there; whether a frame ends in it."""
        try:
            more = os.read(self.file, 1 << 16)
        except OSError:
            sys.exit("a program ended before it was measured")
        text = self.tail + more
        self.tail = text[-16:]
        if END_OF_FRAME not in text:
            return False
        self.tail = text[text.rindex(END_OF_FRAME) + len(END_OF_FRAME):][-16:]
        return True

    def end(self):
        os.kill(self.id, signal.SIGTERM)
        os.close(self.file)
        os.waitpid(self.id, 0)


class Room:
    def __init__(self):
        self.poll = select.epoll()
        self.terminals = {}

    def add(self, terminal):
        self.terminals[terminal.file] = terminal
        self.poll.register(terminal.file, select.EPOLLIN)

    def times(self, start, wanted, patience):
        """Milliseconds to the last frame that each of those who are wanted ends, by file."""
        times, end = {}, time.perf_counter() + patience
        while len(times) < len(wanted) and time.perf_counter() < end:
            for file, _ in self.poll.poll(max(0, end - time.perf_counter())):
                if self.terminals[file].ends_frame() and file in wanted:
                    times[file] = (time.perf_counter() - start) * 1000
        return times

    def rest(self, seconds):
        while found := self.poll.poll(seconds):
            for file, _ in found:
                self.terminals[file].ends_frame()


def steps(room, teacher, wanted):
    """Of each step the times of those who are wanted; steps that change nothing are left out."""
    all_times = []
    for _ in range(STEPS):
        room.rest(0.05)
        start = time.perf_counter()
        os.write(teacher.file, NEXT)
        times = room.times(start, wanted, 2)
        if len(times) == len(wanted):
            all_times.append(times)
    return all_times


def main():
    backstep = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, ".build", "release", "backstep")
    backstep = os.path.abspath(backstep)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    with tempfile.TemporaryDirectory(prefix="bs-") as folder:
        environment = {
            "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"],
            "XDG_RUNTIME_DIR": folder, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder,
            "BACKSTEP_LESSONS": os.path.join(ROOT, "lessons"),
        }
        command = [backstep, LESSON, "--present", "--session", SESSION]
        alone = Room()
        teacher = Terminal(command, environment)
        alone.add(teacher)
        alone.rest(1)
        without = [t[teacher.file] for t in steps(alone, teacher, {teacher.file})]
        teacher.end()

        room = Room()
        teacher = Terminal(command, environment)
        room.add(teacher)
        room.rest(1)
        followers = [Terminal([backstep, "follow", SESSION], environment) for _ in range(count)]
        for follower in followers:
            room.add(follower)
        room.rest(3)
        wanted = {follower.file for follower in followers}
        measured = steps(room, teacher, wanted | {teacher.file})
        beside = [t[teacher.file] for t in measured]
        seen = [sorted(t[file] for file in wanted) for t in measured]
        for program in followers + [teacher]:
            program.end()
    if not seen:
        sys.exit("no step reached every follower within 2 s")
    medians = [statistics.median(times) for times in seen]
    lasts = [times[-1] for times in seen]
    print(f"{len(seen)} of {STEPS} steps reached all of {count} followers\n")
    print("| what | measured | at most |\n|---|---|---|")
    for what, value, limit in [
        ("a follower sees a step, ms: median", statistics.median(medians), 50),
        ("the last of them, ms: median of all steps", statistics.median(lasts), 200),
        ("the last of them, ms: worst step", max(lasts), 200),
        ("the class answers a key alone, ms: median", statistics.median(without), None),
        (f"beside {count} followers, ms: median", statistics.median(beside), None),
    ]:
        missed = "" if limit is None or value <= limit else ", missed"
        print(f"| {what} | {value:.1f} | {'–' if limit is None else limit}{missed} |")


main()
