"""Holds Backstep beside PyTorch (CPU) and NumPy with OpenBLAS, on one thread each, in one run.

    python3 -m venv peers && peers/bin/pip install numpy torch
    cd Benchmarks && swift build -c release && ../peers/bin/python3 peers.py

Turn by turn, the best of all turns of each; what is not installed is left out. All are in doubles.
"""

import math
import os
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

TURNS = 5
UPDATES = 1000
VARIANCES = (0.001, 0.01, 0.02, 0.1, 1.0)
BOUNDS = {
    ("updates", "PyTorch"): 0.06,
    ("curves 100", "seconds"): 0.1,
    ("curves 1000", "NumPy"): 1.0,
}


def ours(binary):
    text = subprocess.run([binary, "peers"], check=True, capture_output=True, text=True).stdout
    rows = (line.rsplit(" ", 1) for line in text.splitlines())
    return {name: float(seconds) for name, seconds in rows}


def pytorch():
    """The book's network, 10-40-40-5, with its loss and optimizer, on one batch of ten."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(1)
    model = torch.nn.Sequential(
        torch.nn.Linear(10, 40), torch.nn.ReLU(), torch.nn.Linear(40, 40), torch.nn.ReLU(),
        torch.nn.Linear(40, 5))
    x, y = torch.randn(10, 10), torch.randn(10, 5)
    loss = torch.nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9)

    def updates():
        for _ in range(UPDATES):
            optimizer.zero_grad()
            loss(model(x), y).backward()
            optimizer.step()

    return {"updates": updates}


def numpy():
    """Figure 7.7: one draw scaled for five curves, variances of 50 layers forwards and backwards."""
    try:
        import numpy as np
    except ImportError:
        return None

    def curves(examples):
        draw = np.random.default_rng(1).standard_normal
        x = draw((100, examples))
        drawn = [draw((100, 100)) for _ in range(50)] + [draw((1, 100))]
        for variance in VARIANCES:
            weights = [math.sqrt(variance) * w for w in drawn]
            h, gates, forward = x, [], []
            for w in weights[:-1]:
                f = w @ h
                gates.append(f > 0)
                h = np.maximum(f, 0)
                forward.append(h.var())
            gradient = 2 * (weights[-1] @ h)
            backward = []
            for w, gate in zip(reversed(weights[1:]), reversed(gates)):
                gradient = (w.T @ gradient) * gate
                backward.append(gradient.var())

    return {f"curves {n}": (lambda n=n: curves(n)) for n in (100, 1000)}


def main():
    build = os.path.join(os.path.dirname(os.path.abspath(__file__)), ".build", "release")
    binary = os.path.join(build, "benchmarks")
    if not os.path.exists(binary):
        sys.exit("first: cd Benchmarks && swift build -c release")
    peers = [("PyTorch", pytorch()), ("NumPy", numpy())]
    best = {}

    def take(key, seconds):
        best[key] = min(seconds, best.get(key, math.inf))

    for _ in range(TURNS):
        for name, seconds in ours(binary).items():
            take((name, "ours"), seconds)
        for peer, works in peers:
            for name, work in (works or {}).items():
                begin = time.perf_counter()
                work()
                take((name, peer), time.perf_counter() - begin)
    print("| what | ours, ms | beside it, ms | ratio | at most |\n|---|---|---|---|---|")
    for name in ("updates", "curves 100", "curves 1000"):
        mine = best[name, "ours"]
        for peer, _ in peers:
            if (name, peer) not in best:
                continue
            other = best[name, peer]
            bound = BOUNDS.get((name, peer), "–")
            print(f"| {name}, beside {peer} | {1e3 * mine:.1f} | {1e3 * other:.1f}"
                  f" | {mine / other:.3f} | {bound} |")
        if (name, "seconds") in BOUNDS:
            print(f"| {name}, in seconds | {1e3 * mine:.1f} | – | {mine:.3f} | {BOUNDS[name, 'seconds']} |")


main()
