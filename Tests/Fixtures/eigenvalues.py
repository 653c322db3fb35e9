"""Writes eigenvalues.json: random square matrices, and the sizes of their eigenvalues by PyTorch in
float64, from the largest.

    python3 -m venv fixtures && fixtures/bin/pip install torch
    fixtures/bin/python3 eigenvalues.py
"""

import json
import pathlib

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(1)


def cases():
    for size in (1, 2, 3, 4, 5, 8, 13, 20):
        for scale in (1e-3, 1, 1e4):
            yield scale * torch.randn(size, size)
    # Entries that are often 0 or alike, as a lesson's are.
    for size in (2, 3, 4, 6):
        for _ in range(5):
            yield torch.randint(-2, 3, (size, size)).to(torch.float64)


rows = [
    {"matrix": matrix.tolist(),
     "sizes": sorted(torch.linalg.eigvals(matrix).abs().tolist(), reverse=True)}
    for matrix in cases()
]
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text('{"cases": [\n' + ",\n".join(json.dumps(row) for row in rows) + "\n]}\n")
