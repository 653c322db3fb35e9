"""Cases of graphs.json's form whose operands are expressions and whose numbers meet: written by
make_fixtures.py into expressions.json.

What random decimals never reach: zeros, ones and ties; maxima, minima and gates of whole
expressions, which round; gates that are shut before an infinite slope; stretching everywhere.
"""

from __future__ import annotations

import random

import torch
import torch.nn.functional as F


def scalar(value):
    return value.reshape(1, 1)


def larger(*operands):
    return torch.maximum(*operands) if len(operands) == 2 else scalar(torch.max(operands[0]))


def smaller(*operands):
    return torch.minimum(*operands) if len(operands) == 2 else scalar(torch.min(operands[0]))


# The names of the equation language, as Python evaluates the same text.
NAMES = {
    "max": larger,
    "min": smaller,
    "relu": torch.relu,
    "leaky_relu": F.leaky_relu,
    "elu": F.elu,
    "silu": F.silu,
    "abs": torch.abs,
    "sqrt": torch.sqrt,
    "log": torch.log,
    "exp": torch.exp,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "sin": torch.sin,
    "square": torch.square,
    "concat": lambda a, b: torch.cat([a, b]),
    "sum": lambda a: scalar(a.sum()),
    "mean": lambda a: scalar(a.mean()),
    "norm": lambda a: scalar(torch.linalg.norm(a)),
    "sum_squares": lambda a: scalar((a * a).sum()),
    "mse": lambda a, b: scalar(((a - b) ** 2).mean()),
}


def case(text, given, note, finite=True):
    """The value of each line and each gradient; None where one of them must be finite and is not."""
    leaves = {
        name: torch.tensor(rows, dtype=torch.float64, requires_grad=True)
        for name, rows in given.items()
    }
    known = dict(leaves)
    lines = {}
    for line in text.split("\n"):
        name, expression = line.split(" = ")
        known[name] = lines[name] = eval(expression.replace("^", "**"), NAMES, known)
        lines[name].retain_grad()
    known["l"].backward()
    values = {name: value.detach() for name, value in lines.items()}
    gradients = {
        name: value.grad if value.grad is not None else torch.zeros_like(value)
        for name, value in (leaves | lines).items()
    }
    for tensor in (values | gradients).values():
        if finite and not torch.isfinite(tensor).all():
            return None
    return {
        "equations": text,
        "given": given,
        "learn": list(given),
        "layout": "columns",
        "values": values,
        "gradients": gradients,
        "note": note,
    }


BY_HAND = [
    ("l = max(x / 10)", {"x": [[3.0]]}),
    ("l = min(x / 10)", {"x": [[3.0], [7.0]]}),
    ("l = max(a + (b + c))", {"a": [[0.1]], "b": [[0.2]], "c": [[0.3]]}),
    ("l = max(0.1 * x * 3)", {"x": [[1.0, 7.0, 9.0]]}),
    ("l = max(2 * x / 3 - y / 7)", {"x": [[0.1], [0.7]], "y": [[0.3], [0.9]]}),
    ("l = sum(max(x / 3, y / 7))", {"x": [[3.0, 6.0, 1.0]], "y": [[7.0, 13.0, 2.0]]}),
    ("l = sum(min(x * 0.1, 0.3 * y))", {"x": [[3.0, 6.0]], "y": [[1.0, 2.1]]}),
    ("l = sum(relu(x * 0.1 - y * 0.3))", {"x": [[3.0, 6.0]], "y": [[1.0, 1.0]]}),
    ("l = sum(relu(x - (y + z)))", {"x": [[0.6]], "y": [[0.1]], "z": [[0.5]]}),
    ("l = sum(abs(x - (y + z)))", {"x": [[0.3]], "y": [[0.1]], "z": [[0.2]]}),
    ("l = sqrt(relu(x))", {"x": [[-1.0]]}),
    ("h = relu(x)\nl = sqrt(h)", {"x": [[-1.0]]}),
    ("l = relu(sqrt(x))", {"x": [[0.0]]}),
    ("h = sqrt(x)\nl = relu(h)", {"x": [[0.0]]}),
    ("l = log(relu(x)) * y", {"x": [[-1.0]], "y": [[0.0]]}),
    ("l = sum(relu(x) / (x - x))", {"x": [[-1.0, 2.0]]}),
    ("l = sum(leaky_relu(sqrt(relu(x))))", {"x": [[-1.0, 4.0]]}),
    ("l = sum(sqrt(elu(relu(x))))", {"x": [[-1.0, 4.0]]}),
    ("l = sqrt(max(x))", {"x": [[0.0, -1.0, 0.0]]}),
    ("l = sum(sqrt(min(x / 3, y)))", {"x": [[0.0, 6.0]], "y": [[1.0, 2.0]]}),
    ("l = sum(2 * relu(-3 * relu(w * x)))", {"x": [[1.0, -2.0]], "w": [[3.0]]}),
    ("l = sum(relu(x^2) + relu(x) * x)", {"x": [[1.0, -2.0, 0.0]]}),
    ("l = sum(b.T @ (0 * a * b))", {"a": [[1.0, 2.0], [3.0, 4.0]], "b": [[1.0], [2.0]]}),
    ("l = sum(concat(0 * a * b, a) @ c)", {"a": [[1.0, 2.0]], "b": [[3.0]], "c": [[1.0], [2.0]]}),
    ("l = sum((0 * a)^2 * b + 0 / a)", {"a": [[1.0, 2.0]], "b": [[3.0]]}),
    ("l = sum(sqrt(relu(x)) * y)", {"x": [[-1.0], [4.0], [-2.0]], "y": [[3.0], [5.0], [7.0]]}),
    ("l = sum(sqrt(max(x, y)))", {"x": [[0.0, 4.0]], "y": [[-1.0, 9.0]]}),
    ("l = sum(sqrt(relu(x @ y)))", {"x": [[1.0, -2.0], [3.0, 1.0]], "y": [[1.0], [1.0]]}),
    ("l = sum(0 * a * b)", {"a": [[1.0, 2.0], [3.0, 4.0]], "b": [[1.0], [2.0]]}),
    ("l = sum(0 * a * b + a)", {"a": [[1.0, 2.0], [3.0, 4.0]], "b": [[1.0], [2.0]]}),
    ("l = sum((a - a) * b)", {"a": [[1.0, 2.0], [3.0, 4.0]], "b": [[1.0, 2.0]]}),
    ("l = sum((0 * A) @ x)", {"A": [[1.0, 2.0], [3.0, 4.0]], "x": [[5.0], [6.0]]}),
    ("l = mean(0 * b * a / 3) + sum(b)", {"a": [[1.0, 2.0], [3.0, 4.0]], "b": [[2.0]]}),
    (
        "l = sum((0 * a * b).T @ c)",
        {"a": [[1.0, 2.0], [3.0, 4.0]], "b": [[1.0], [2.0]], "c": [[1.0], [2.0]]},
    ),
    ("l = norm(x)", {"x": [[0.0], [0.0], [0.0]]}),
    ("l = norm(0 * x * y)", {"x": [[1.0, 2.0]], "y": [[3.0]]}),
]

SHAPES = [(1, 1), (2, 1), (1, 3), (2, 3)]
NUMBERS = [-1.0, 0.0, 1.0, 1.0, 2.0, 0.5, 0.1, 0.2, 0.3]


class Drawing:
    """A random expression of a shape, one operand of every operation having it."""

    def __init__(self, seed):
        self.random = random.Random(f"expressions {seed}")
        self.given = {}

    def leaf(self, shape):
        names = [n for n, rows in self.given.items() if (len(rows), len(rows[0])) == shape]
        if names and self.random.random() < 0.6:
            return self.random.choice(names)
        name = "abcdefghijkmnopqrstuvwxyz"[len(self.given) % 25] + str(len(self.given))
        self.given[name] = [
            [self.random.choice(NUMBERS) for _ in range(shape[1])] for _ in range(shape[0])
        ]
        return name

    def narrower(self, shape):
        return self.random.choice(
            [s for s in SHAPES if s[0] in (1, shape[0]) and s[1] in (1, shape[1])]
        )

    def expression(self, shape, depth):
        if depth == 0:
            return self.leaf(shape)
        whole = lambda: self.expression(shape, depth - 1)
        part = lambda: self.expression(self.narrower(shape), depth - 1)
        kinds = ["+", "-", "*", "*", "0*", "/", "gate", "two", "two", "smooth"]
        if shape == (1, 1):
            kinds += ["over", "over", "over"]
        kind = self.random.choice(kinds)
        if kind in "+-*":
            pair = [whole(), part()]
            self.random.shuffle(pair)
            return f"({pair[0]} {kind} {pair[1]})"
        if kind == "0*":
            return f"({self.random.choice(['0', '1', '0.1'])} * {whole()})"
        if kind == "/":
            return f"({whole()} / {self.random.choice(['3', '7', '10'])})"
        if kind == "gate":
            name = self.random.choice(["relu", "abs", "leaky_relu", "elu"])
            return f"{name}({whole()})"
        if kind == "two":
            pair = [whole(), part()]
            self.random.shuffle(pair)
            return f"{self.random.choice(['max', 'min'])}({pair[0]}, {pair[1]})"
        if kind == "over":
            name = self.random.choice(["max", "min", "sum", "mean", "norm"])
            return f"{name}({self.expression(self.random.choice(SHAPES), depth - 1)})"
        return f"{self.random.choice(['tanh', 'sigmoid', 'sin', 'square'])}({whole()})"

    def case(self):
        lines = []
        for number in range(self.random.randint(1, 3)):
            shape = self.random.choice(SHAPES)
            text = self.expression(shape, self.random.randint(1, 3))
            # A line that is the one before it gives no derivative of its own.
            lines.append(f"f{number} = {text} + {self.leaf(shape)}")
        total = " + ".join(f"sum(f{number} * f{number})" for number in range(len(lines)))
        return case("\n".join(lines) + f"\nl = {total}", self.given, "zeros, ones and ties")


def cases():
    found = [case(text, given, "by hand", finite=False) for text, given in BY_HAND]
    seed = 0
    while len(found) < 250:
        made = Drawing(seed).case()
        seed += 1
        if made is not None:
            found.append(made)
    return found
