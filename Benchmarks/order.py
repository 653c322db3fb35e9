#!/usr/bin/env python3
"""Writes Sources/backstep/Linux.order: the functions that a start runs through, and reading all lessons
for the menu after it, in the order of their first call.

    make build SYMBOLS= && python3 Benchmarks/order.py [path of backstep]

The linker puts them side by side. They lie scattered over fourteen megabytes otherwise, of which the
system brings 64 KiB for each that is called. Written anew now and then, before a release: a name that
the linker does not find does no harm, and one that is missing lies where it lay. Linux, with valgrind.
"""

import fcntl, os, pty, re, select, signal, struct, subprocess, sys, tempfile, termios, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
END_OF_FRAME = b"\x1b[?2026l"
# While no key waits, the menu reads all lessons, which takes fifty times as long here.
IDLE = 40
# Each in turn: from the second on there is progress to be read.
STARTS = [["toy-function"], ["toy-function"], ["mlp-batch3"], []]


def functions_of_start(backstep, arguments, profile):
    """The names, as the linker knows them, of what runs until the second frame is there."""
    command = ["valgrind", "-q", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={profile}"]
    id, terminal = pty.fork()
    if id == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        lessons = os.path.join(ROOT, "lessons")
        environment = dict(
            os.environ, TERM="xterm-256color", LANG="C.UTF-8", BACKSTEP_LESSONS=lessons,
            XDG_STATE_HOME=os.path.dirname(profile))
        os.execvpe(command[0], command + [backstep] + arguments, environment)
    sent, keys = b"", [b"\x1b[C"]
    while True:
        if not select.select([terminal], [], [], 60)[0]:
            sys.exit("no frame came within a minute")
        try:
            sent += os.read(terminal, 1 << 16)
        except OSError:
            break
        if END_OF_FRAME in sent:
            sent = b""
            if keys:
                os.write(terminal, keys.pop())
            else:
                if not arguments:
                    time.sleep(IDLE)
                os.kill(id, signal.SIGTERM)
    os.waitpid(id, 0)
    with open(profile) as file:
        return [re.sub(r"'\d+$", "", name) for name in re.findall(r"^c?fn=\(\d+\) (.*)$", file.read(), re.M)]


def main():
    backstep = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, ".build/release/backstep"))
    names = {}
    with tempfile.TemporaryDirectory() as folder:
        # Without what is for debuggers it is read in seconds.
        program = os.path.join(folder, "backstep")
        subprocess.run(["strip", "--strip-debug", "-o", program, backstep], check=True)
        for arguments in STARTS:
            for name in functions_of_start(program, arguments, os.path.join(folder, "profile")):
                names[name] = True
    kept = [name for name in names if not name.startswith("0x") and "(" not in name]
    with open(os.path.join(ROOT, "Sources/backstep/Linux.order"), "w") as file:
        file.write("\n".join(kept) + "\n")
    print(len(kept), "functions")


main()
