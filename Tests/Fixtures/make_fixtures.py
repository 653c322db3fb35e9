"""Makes the JSON fixtures beside this file: what PyTorch answers, for the engine to agree with.

Run by hand, never by the build; the result is committed. Python 3.10 or later, in a virtual
environment outside the repository:

    pip install numpy 'torch==2.13.0+cpu' --extra-index-url https://download.pytorch.org/whl/cpu
    python Tests/Fixtures/make_fixtures.py
    python Tests/Fixtures/check_fixtures.py

The second script needs no torch: it reads the equations as text and holds every number here
against central differences in extended precision.

All is float64, on one thread, and each group of cases has a seed of its own, so that a change
to one leaves the others alone.
A file is {"format": 1, "torch": version, "cases": […]} with one case a line. Every tensor is a
list of rows; NaN and the infinities are the strings "NaN", "Infinity", "-Infinity".

A number g agrees with an expected e when both are NaN, or both the same infinity, or
|g - e| <= 1e-10 |e| + absolute, where `absolute` is a key of the case and 0 if there is none. It
is there only where torch itself has lost digits (1 - tanh², say, close to saturation).
"""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F

import expressions

HERE = Path(__file__).resolve().parent
INF, NAN = math.inf, math.nan

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


# Writing


def encoded(value):
    """The value with tensors as lists of rows and the numbers that JSON lacks as strings."""
    if isinstance(value, torch.Tensor):
        return encoded(value.detach().tolist())
    if isinstance(value, dict):
        return {key: encoded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [encoded(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def write(file, cases):
    lines = [
        json.dumps(encoded(case), ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
        for case in cases
    ]
    head = f'{{"format": 1, "torch": "{torch.__version__}", "cases": [\n'
    text = head + ",\n".join(lines) + "\n]}\n"
    (HERE / file).write_text(text, encoding="utf-8")
    print(f"{file}: {len(cases)} cases, {len(text.encode()) / 1024:.0f} KiB")


def matrix(rows):
    return torch.tensor(rows, dtype=torch.float64)


def drawn(rng, shape, low=-2.0, high=2.0, digits=2):
    """A matrix of short decimals, none of them zero."""

    def one():
        while not (number := round(rng.uniform(low, high), digits)):
            pass
        return number

    return [[one() for _ in range(shape[1])] for _ in range(shape[0])]


# Operations, as torch has them. `axis` is the dimension that an example lies along: 0 where the
# examples are columns, 1 where they are rows.


def scalar(value):
    return value.reshape(1, 1)


def axis_of(layout):
    return 0 if layout == "columns" else 1


def examples_first(value, layout):
    return value.T if layout == "columns" else value


def dot(a, b):
    if a.shape[1] == 1:
        return scalar(torch.dot(a[:, 0], b[:, 0]))
    return scalar((a * b).sum())


def cross_entropy(a, b, layout):
    logits = examples_first(a, layout)
    if a.shape == b.shape:
        return scalar(F.cross_entropy(logits, examples_first(b, layout)))
    return scalar(F.cross_entropy(logits, b.reshape(-1).long() - 1))


class Step(torch.autograd.Function):
    """torch.heaviside with 0 at 0, which torch itself does not differentiate: gradient 0."""

    @staticmethod
    def forward(context, a):
        return torch.heaviside(a, torch.zeros(()))

    @staticmethod
    def backward(context, upstream):
        return torch.zeros_like(upstream)


ELEMENTWISE = {
    "exp": torch.exp,
    "log": torch.log,
    "sqrt": torch.sqrt,
    "abs": torch.abs,
    "square": torch.square,
    "reciprocal": torch.reciprocal,
    "sin": torch.sin,
    "cos": torch.cos,
    "tan": torch.tan,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "relu": torch.relu,
    "leaky_relu": F.leaky_relu,
    "elu": F.elu,
    "softplus": F.softplus,
    "gelu": F.gelu,
    "silu": F.silu,
    "step": Step.apply,
}

# What random graphs are grown of: a list of its own, so that a new function leaves them as they are.
GROWN = [
    *("exp", "log", "sqrt", "abs", "square", "reciprocal", "sin", "cos", "tan", "tanh", "sigmoid"),
    *("relu", "leaky_relu", "elu", "softplus", "gelu", "step"),
]

WHOLE = {
    "max": lambda a: scalar(torch.max(a)),
    "min": lambda a: scalar(torch.min(a)),
    "sum": lambda a: scalar(a.sum()),
    "mean": lambda a: scalar(a.mean()),
    "sum_squares": lambda a: scalar(a.square().sum()),
    "norm": lambda a: scalar(torch.linalg.norm(a)),
}

ALONG = {
    ("sum", "rows"): lambda a: a.sum(dim=0, keepdim=True),
    ("sum", "columns"): lambda a: a.sum(dim=1, keepdim=True),
    ("mean", "rows"): lambda a: a.mean(dim=0, keepdim=True),
    ("mean", "columns"): lambda a: a.mean(dim=1, keepdim=True),
}

# Of all entries, and along a dimension; amax and amin share among ties, as max and min of all do.
REDUCED = {
    "max": (lambda a: scalar(torch.max(a)), lambda a, dim: a.amax(dim, keepdim=True)),
    "min": (lambda a: scalar(torch.min(a)), lambda a, dim: a.amin(dim, keepdim=True)),
    # torch's own default divides by n - 1.
    "var": (
        lambda a: scalar(torch.var(a, correction=0)),
        lambda a, dim: torch.var(a, dim, correction=0, keepdim=True),
    ),
}

PER_EXAMPLE = {
    "softmax": lambda a, layout: torch.softmax(a, dim=axis_of(layout)),
    "log_softmax": lambda a, layout: torch.log_softmax(a, dim=axis_of(layout)),
    "logsumexp": lambda a, layout: torch.logsumexp(a, dim=axis_of(layout), keepdim=True),
}

INFIX = {
    "+": ("add", lambda a, b: a + b),
    "-": ("subtract", lambda a, b: a - b),
    "*": ("multiply", lambda a, b: a * b),
    "/": ("divide", lambda a, b: a / b),
    "^": ("power", lambda a, b: torch.pow(a, b)),
    "@": ("matmul", lambda a, b: a @ b),
}

PAIRS = {
    "max": torch.maximum,
    "min": torch.minimum,
    "dot": dot,
    "squared_error": lambda a, b: scalar((a - b).square().sum()),
    "mse": lambda a, b: scalar((a - b).square().mean()),
    "binary_cross_entropy": lambda p, y: scalar(F.binary_cross_entropy(p, y)),
    "binary_cross_entropy_logits": lambda f, y: scalar(F.binary_cross_entropy_with_logits(f, y)),
    "outer": lambda a, b: torch.outer(a[:, 0], b[:, 0]),
    "concat": lambda a, b: torch.cat([a, b], dim=0),
}


# operations.json

SHAPES = [(1, 1), (2, 3), (3, 1), (1, 4), (3, 2)]
STRETCHES = [
    ((2, 3), (1, 1)),
    ((1, 1), (2, 3)),
    ((2, 3), (2, 1)),
    ((2, 1), (2, 3)),
    ((3, 2), (1, 2)),
    ((1, 2), (3, 2)),
    ((3, 1), (1, 1)),
    ((1, 1), (1, 4)),
]


class Cases:
    """Collects the cases of operations.json."""

    def __init__(self):
        self.all = []

    def add(
        self,
        operation,
        equation,
        function,
        note="",
        *,
        kind="plain",
        layout="columns",
        upstream=None,
        constant=(),
        absolute=None,
        **inputs,
    ):
        """One case; `constant` names inputs that get no gradient (class indices)."""
        tensors = {
            name: matrix(rows).requires_grad_(name not in constant) for name, rows in inputs.items()
        }
        value = function(*tensors.values())
        rng = random.Random(f"upstream {equation} {layout} {inputs}")
        upstream = upstream or drawn(rng, value.shape)
        learned = [name for name in tensors if name not in constant]
        gradients = torch.autograd.grad(
            value, [tensors[name] for name in learned], matrix(upstream)
        )
        case = {
            "operation": operation,
            "equation": f"y = {equation}",
            "kind": kind,
            "layout": layout,
            "inputs": inputs,
            "upstream": upstream,
            "value": value,
            "gradients": dict(zip(learned, gradients)),
            "note": note,
        }
        results = torch.cat([tensor.flatten() for tensor in (value, *gradients)])
        gated = {*ELEMENTWISE, "max", "min", "power", "index", "part", "stop"}  # their zeros are exact
        if kind != "edge" and operation not in gated and bool((results.abs() < 1e-12).any()):
            absolute = 1e-14  # terms cancel, and rounding may or may not leave something
        if absolute:
            case["absolute"] = absolute
        assert value.dim() == 2
        self.all.append(case)

    def edge(self, *arguments, **more):
        self.add(*arguments, kind="edge", **more)


DOMAIN = {"log": (0.1, 4), "sqrt": (0.1, 4), "reciprocal": (0.3, 3), "tan": (-1.2, 1.2)}

EDGES = [
    ("zero and negative zero", [[0.0, -0.0]]),
    ("large", [[1000.0], [-1000.0]]),
    ("tiny", [[1e-300, -1e-300]]),
    ("huge", [[1e300], [-1e300]]),
    ("small", [[1e-9, -1e-9]]),
    ("NaN", [[NAN]]),
    ("infinite", [[INF, -INF]]),
]


def unary_cases(cases):
    rules = {name: (f"{name}(a)", rule) for name, rule in ELEMENTWISE.items()}
    rules["negate"] = ("-a", lambda a: -a)
    rules["transpose"] = ("a.T", lambda a: a.T)
    for name, (equation, rule) in rules.items():
        rng = random.Random(f"unary {name}")
        for shape in SHAPES:
            cases.add(name, equation, rule, a=drawn(rng, shape, *DOMAIN.get(name, (-3, 3))))
        for note, rows in EDGES:
            cases.edge(name, equation, rule, note, a=rows)
        for sign in () if name not in ("sqrt", "log", "reciprocal", "abs") else (0.0, -0.0):
            note = "zero upstream at a zero"
            cases.edge(name, equation, rule, note, a=[[sign]], upstream=[[0.0]])

    def more(name, note, rows, **keys):
        cases.edge(name, f"{name}(a)", ELEMENTWISE[name], note, a=rows, **keys)

    more("reciprocal", "negative", [[-0.5, -4.0]])
    more("log", "negative", [[-0.5, -2.0]])
    more("sqrt", "negative", [[-0.25, -4.0]])
    more("tanh", "saturated", [[20.0, -20.0]])
    more("tanh", "nearly saturated: 1 - y² has few digits", [[9.0, -9.0]], absolute=1e-14)
    more("sigmoid", "saturated on the right, exact on the left", [[40.0, -40.0]])
    more("sigmoid", "nearly saturated: 1 - y has few digits", [[20.0]], absolute=1e-14)
    more("sigmoid", "left tail", [[-20.0, -300.0, -700.0]])
    more(
        "softplus",
        "at the threshold of 20 torch goes over to y = a with derivative 1",
        [[19.999999, 20.0, 20.000001, 25.0]],
    )
    more("softplus", "left tail", [[-20.0, -300.0, -700.0]])
    more("gelu", "left tail: 1 + erf has few digits", [[-4.0, -6.0, -8.0, -10.0]], absolute=1e-13)
    more("gelu", "right tail", [[4.0, 6.0, 8.0, 10.0]])
    more("elu", "left tail", [[-20.0, -50.0]])
    more("exp", "close to the ends of the range", [[700.0, -700.0, 709.0, 710.0]])
    more("step", "either side of zero", [[-1e-12, 0.0, 1e-12]])
    more("abs", "either side of zero", [[-1e-12, 0.0, 1e-12]])


BINARY_EDGES = {
    "+": [("cancellation", [[1e300, 1.0]], [[-1e300, -1.0]]), ("∞ - ∞", [[INF]], [[-INF]])],
    "-": [("equal", [[0.0, -0.0, 1e300]], [[0.0, 0.0, 1e300]]), ("∞ - ∞", [[INF]], [[INF]])],
    "*": [
        ("overflow and underflow", [[1e300, 1e-300]], [[1e300, -1e-300]]),
        ("0 · ∞", [[0.0, INF]], [[INF, -0.0]]),
    ],
    "/": [
        ("by zero", [[1.0, -1.0, 0.0]], [[0.0, 0.0, 0.0]]),
        ("by negative zero", [[1.0, 0.0]], [[-0.0, -0.0]]),
        ("zero divided", [[0.0, -0.0]], [[2.0, 2.0]]),
        ("by ∞", [[1.0, -1.0, INF]], [[INF, -INF, INF]]),
        ("overflow and underflow", [[1e300, 1e-300]], [[1e-300, 1e300]]),
        ("huge by huge", [[1e300]], [[1e300]]),
        ("negative", [[-3.0, 3.0]], [[-2.0, -2.0]]),
    ],
    "^": [
        ("zero base", [[0.0, 0.0, 0.0, 0.0]], [[2.0, 1.0, 0.5, 3.0]]),
        ("0^0", [[0.0, -0.0]], [[0.0, 0.0]]),
        ("zero base, negative exponent", [[0.0, 0.0]], [[-1.0, -2.0]]),
        ("exponent 0", [[2.0, -2.0, INF, NAN]], [[0.0, 0.0, 0.0, 0.0]]),
        ("base 1", [[1.0, 1.0, 1.0]], [[1000.0, INF, NAN]]),
        (
            "negative base, whole exponent: no derivative toward the exponent",
            [[-2.0, -2.0, -2.0]],
            [[2.0, 3.0, -1.0]],
        ),
        ("negative base, fractional exponent", [[-2.0, -2.0]], [[0.5, -1.5]]),
        ("overflow and underflow", [[10.0, 10.0]], [[400.0, -400.0]]),
        ("infinite", [[INF, 2.0, 0.5, INF]], [[2.0, INF, INF, -1.0]]),
    ],
}


def binary_cases(cases):
    for sign, (name, rule) in INFIX.items():
        if sign == "@":
            continue
        rng = random.Random(f"binary {name}")
        low = 0.2 if sign == "^" else -3

        def pair(left, right):
            a, b = drawn(rng, left, low, 3), drawn(rng, right, -3, 3)
            if sign == "/":
                b = [[x + math.copysign(0.3, x) for x in row] for row in b]
            return {"a": a, "b": b}

        equation = f"a {sign} b" if sign != "^" else "a^b"
        for shape in SHAPES:
            cases.add(name, equation, rule, **pair(shape, shape))
        for left, right in STRETCHES:
            cases.add(name, equation, rule, kind="stretch", **pair(left, right))
        for note, a, b in BINARY_EDGES[sign]:
            cases.edge(name, equation, rule, note, a=a, b=b)
        cases.edge(name, equation, rule, "NaN", a=[[NAN, 2.0]], b=[[2.0, NAN]])
        cases.edge(name, equation, rule, "tiny and large", a=[[1e-300, 1000.0]], b=[[2.0, 1.5]])
        both = {"+": "a + a", "-": "a - a", "*": "a * a", "/": "a / a", "^": "a^a"}[sign]
        note = "one name on both sides"
        cases.add(name, both, lambda a: rule(a, a), note, a=drawn(rng, (2, 2), 0.5, 2))
    rng = random.Random("constants")
    constants = [
        ("add", "a + 2", lambda a: a + 2),
        ("add", "2 + a", lambda a: 2 + a),
        ("subtract", "a - 0.5", lambda a: a - 0.5),
        ("subtract", "1 - a", lambda a: 1 - a),
        ("multiply", "3 * a", lambda a: 3 * a),
        ("multiply", "a * -0.25", lambda a: a * -0.25),
        ("divide", "a / 4", lambda a: a / 4),
        ("divide", "2 / a", lambda a: 2 / a),
        ("divide", "-1 / a", lambda a: -1 / a),
    ]
    for name, equation, rule in constants:
        for shape in [(1, 1), (2, 3)]:
            cases.add(name, equation, rule, "constant", a=drawn(rng, shape, 0.3, 3))
    cases.edge("divide", "2 / a", lambda a: 2 / a, "by zero", a=[[0.0, -0.0]])
    cases.edge("divide", "a / 0", lambda a: a / 0, "by a constant zero", a=[[1.0, -1.0, 0.0]])


def power_cases(cases):
    rng = random.Random("powers")
    for text, exponent in [
        ("2", 2),
        ("3", 3),
        ("0.5", 0.5),
        ("-1", -1),
        ("0", 0),
        ("1", 1),
        ("2.5", 2.5),
        ("-2", -2),
        ("-0.5", -0.5),
        ("4", 4),
    ]:
        equation = f"a^{text}"

        def rule(a):
            return torch.pow(a, exponent)

        for shape in SHAPES if exponent in (2, 3, 0.5, -1, 0) else [(2, 3)]:
            cases.add("power", equation, rule, a=drawn(rng, shape, 0.2, 3))
        note = "negative base" + ("" if exponent == int(exponent) else ", fractional exponent")
        cases.edge("power", equation, rule, note, a=[[-2.0, -0.5]])
        for note, rows in EDGES:
            cases.edge("power", equation, rule, note, a=rows)
    for base in (2, 0.5, 1):
        cases.add(
            "power",
            f"{base}^a",
            lambda a: torch.pow(base, a),
            "constant base",
            a=drawn(rng, (2, 3), -2, 2),
        )
    cases.edge("power", "2^a", lambda a: torch.pow(2, a), "large", a=[[1000.0, -1000.0, 1100.0]])
    cases.edge("power", "0^a", lambda a: torch.pow(0, a), "base 0", a=[[2.0, 0.0, -1.0]])
    cases.edge("power", "(-2)^a", lambda a: torch.pow(-2, a), "negative base", a=[[2.0, 0.5]])


def matrix_cases(cases):
    rng = random.Random("matrices")
    product = INFIX["@"][1]
    for m, k, n in [
        (1, 1, 1),
        (2, 3, 2),
        (2, 3, 1),
        (1, 3, 1),
        (3, 1, 3),
        (1, 3, 2),
        (3, 2, 4),
        (4, 4, 4),
        (1, 1, 3),
        (3, 1, 1),
    ]:
        cases.add("matmul", "a @ b", product, a=drawn(rng, (m, k)), b=drawn(rng, (k, n)))
    cases.add("matmul", "a @ a", lambda a: a @ a, "one name on both sides", a=drawn(rng, (2, 2)))
    cases.add("matmul", "a @ a.T", lambda a: a @ a.T, "Gram matrix", a=drawn(rng, (2, 3)))
    cases.add("matmul", "a.T @ b", lambda a, b: a.T @ b, a=drawn(rng, (3, 2)), b=drawn(rng, (3, 2)))
    for note, a, b in [
        ("0 · ∞ in a row by a column", [[0.0, 1.0]], [[INF], [1.0]]),
        ("∞ - ∞", [[1.0, 1.0]], [[INF], [-INF]]),
        ("NaN stays in its row", [[NAN, 1.0], [1.0, 2.0]], [[1.0, 2.0], [3.0, 4.0]]),
        ("overflow", [[1e300]], [[1e300]]),
        ("zeros", [[0.0, -0.0], [0.0, 0.0]], [[1.0, 2.0], [3.0, 4.0]]),
    ]:
        cases.edge("matmul", "a @ b", product, note, a=a, b=b)

    for m, n in [(1, 1), (2, 3), (3, 1), (1, 4)]:
        a, b = drawn(rng, (m, 1)), drawn(rng, (n, 1))
        cases.add("outer", "outer(a, b)", PAIRS["outer"], a=a, b=b)
    cases.add(
        "outer",
        "outer(a, a)",
        lambda a: PAIRS["outer"](a, a),
        "one name on both sides",
        a=drawn(rng, (3, 1)),
    )
    cases.edge("outer", "outer(a, b)", PAIRS["outer"], "0 · ∞", a=[[0.0], [1.0]], b=[[INF], [2.0]])
    for m, k, n in [(1, 1, 1), (2, 1, 3), (1, 3, 2), (3, 2, 1)]:
        a, b = drawn(rng, (m, n)), drawn(rng, (k, n))
        cases.add("concat", "concat(a, b)", PAIRS["concat"], a=a, b=b)
    cases.add(
        "concat",
        "concat(a, a)",
        lambda a: torch.cat([a, a]),
        "one name on both sides",
        a=drawn(rng, (2, 2)),
    )
    cases.edge(
        "concat", "concat(a, b)", PAIRS["concat"], "non-finite", a=[[NAN, -0.0]], b=[[INF, -INF]]
    )
    for shape, i, j in [
        ((1, 1), 1, 1),
        ((2, 3), 1, 2),
        ((2, 3), 2, 3),
        ((3, 1), 3, 1),
        ((1, 4), 1, 4),
    ]:
        cases.add(
            "index",
            f"a[{i}, {j}]",
            lambda a: scalar(a[i - 1, j - 1]),
            "counted from 1",
            a=drawn(rng, shape),
        )
    cases.edge(
        "index",
        "a[1, 2]",
        lambda a: scalar(a[0, 1]),
        "a NaN next to it",
        a=[[NAN, 2.0], [INF, 1.0]],
    )


def reduction_cases(cases):
    rng = random.Random("reductions")
    for name, rule in WHOLE.items():
        equation = f"{name}(a)"
        for shape in SHAPES:
            cases.add(name, equation, rule, a=drawn(rng, shape))
        for note, rows in [
            ("zeros" + ("; gradient 0" if name == "norm" else ""), [[0.0, 0.0], [0.0, 0.0]]),
            ("a single zero", [[0.0]]),
            ("negative zeros", [[-0.0, -0.0]]),
            ("all equal", [[2.0, 2.0, 2.0]]),
            ("ties", [[3.0, -1.0, 3.0], [-1.0, 0.0, -1.0]]),
            ("zero and negative zero", [[0.0, -0.0, -1.0, 1.0]]),
            ("large", [[1000.0, -1000.0]]),
            ("tiny", [[1e-300, -1e-300]]),
            ("huge", [[1e300, 1e300]]),
            ("NaN", [[1.0, NAN, 2.0]]),
            ("∞", [[1.0, INF]]),
            ("-∞", [[1.0, -INF]]),
            ("both infinities", [[INF, -INF]]),
            ("∞ twice", [[INF], [INF]]),
        ]:
            # PyTorch squares first, and has 0 and ∞ there; Backstep has the norm.
            if name == "norm" and note in ("tiny", "huge"):
                continue
            cases.edge(name, equation, rule, note, a=rows)
    cases.edge("mean", "mean(a)", WHOLE["mean"], "the sum overflows", a=[[1e308, 1e308]])
    cases.edge("sum", "sum(a)", WHOLE["sum"], "overflow", a=[[1e308, 1e308]])
    for (name, along), rule in ALONG.items():
        equation = f"{name}(a, {along})"
        for shape in SHAPES:
            cases.add(name, equation, rule, a=drawn(rng, shape))
        cases.edge(name, equation, rule, "non-finite", a=[[INF, NAN, 1.0], [-INF, 1.0, INF]])
        cases.edge(name, equation, rule, "zeros", a=[[0.0, -0.0], [-0.0, -0.0]])

    for name in ("max", "min"):
        equation, rule = f"{name}(a, b)", PAIRS[name]
        for shape in SHAPES:
            cases.add(name, equation, rule, a=drawn(rng, shape), b=drawn(rng, shape))
        for left, right in STRETCHES:
            cases.add(name, equation, rule, kind="stretch", a=drawn(rng, left), b=drawn(rng, right))
        for note, a, b in [
            ("ties", [[1.0, -2.0, 1e300]], [[1.0, -2.0, 1e300]]),
            ("zero against negative zero: a tie", [[0.0, -0.0]], [[-0.0, 0.0]]),
            ("NaN on either side", [[NAN, 1.0, NAN]], [[1.0, NAN, NAN]]),
            ("infinite", [[INF, -INF, INF]], [[1.0, 1.0, INF]]),
        ]:
            cases.edge(name, equation, rule, note, a=a, b=b)
        cases.edge(
            name, equation, rule, "a tie with a stretched operand", a=[[1.0, 2.0, 1.0]], b=[[1.0]]
        )
        cases.edge(
            name, f"{name}(a, a)", lambda a: rule(a, a), "one name on both sides", a=[[1.0, -2.0]]
        )
        cases.edge(
            name,
            f"{name}(a, 0)",
            lambda a: rule(a, torch.zeros_like(a)),
            "constant; at the tie half the upstream",
            a=[[1.0, -2.0, 0.0]],
        )

    for name in ("dot", "squared_error", "mse"):
        equation, rule = f"{name}(a, b)", PAIRS[name]
        for shape in SHAPES:
            cases.add(name, equation, rule, a=drawn(rng, shape), b=drawn(rng, shape))
        if name != "dot":
            for left, right in STRETCHES:
                cases.add(
                    name, equation, rule, kind="stretch", a=drawn(rng, left), b=drawn(rng, right)
                )
        for note, a, b in [
            ("equal", [[1.0], [2.0]], [[1.0], [2.0]]),
            ("zeros", [[0.0], [-0.0]], [[0.0], [0.0]]),
            ("large", [[1000.0], [-1000.0]], [[-1000.0], [1000.0]]),
            ("huge", [[1e300], [1.0]], [[-1e300], [1.0]]),
            ("tiny", [[1e-300], [1e-300]], [[-1e-300], [2e-300]]),
            ("NaN", [[NAN], [1.0]], [[1.0], [2.0]]),
            ("∞", [[INF], [1.0]], [[1.0], [2.0]]),
            ("∞ against ∞", [[INF], [1.0]], [[INF], [0.0]]),
        ]:
            cases.edge(name, equation, rule, note, a=a, b=b)
        cases.add(
            name,
            f"{name}(a, a)",
            lambda a: rule(a, a),
            "one name on both sides",
            a=drawn(rng, (3, 1)),
        )


def example_cases(cases):
    rng = random.Random("examples")
    for layout in ("columns", "rows"):
        for name, per_example in PER_EXAMPLE.items():
            equation = f"{name}(a)"

            def rule(a):
                return per_example(a, layout)

            for shape in SHAPES:
                cases.add(name, equation, rule, layout=layout, a=drawn(rng, shape))
            for note, example in [
                ("all equal", [2.0, 2.0, 2.0]),
                ("zeros", [0.0, -0.0]),
                ("large", [1000.0, -1000.0, 999.0]),
                ("huge", [1e300, -1e300]),
                ("tiny", [1e-300, -1e-300]),
                ("-∞ shuts one entry", [1.0, -INF, 0.5]),
                ("all -∞", [-INF, -INF]),
                ("∞", [1.0, INF]),
                ("NaN", [1.0, NAN]),
            ]:
                rows = [[x] for x in example] if layout == "columns" else [example]
                cases.edge(name, equation, rule, note, layout=layout, a=rows)
            two = [[1.0, NAN], [2.0, 1.0]] if layout == "columns" else [[1.0, 2.0], [NAN, 1.0]]
            cases.edge(name, equation, rule, "NaN stays in its example", layout=layout, a=two)

        def entropy(a, b):
            return cross_entropy(a, b, layout)

        equation = "cross_entropy(a, b)"

        def turned(rows):
            return rows if layout == "columns" else [list(row) for row in zip(*rows)]

        for classes, count in [(2, 1), (2, 3), (3, 1), (3, 2), (4, 3), (1, 3), (1, 1)]:
            logits = drawn(rng, (classes, count))
            weights = drawn(rng, (classes, count), 0.1, 1)
            totals = [sum(row[j] for row in weights) for j in range(count)]
            target = [[row[j] / totals[j] for j in range(count)] for row in weights]
            note = (
                "probabilities" if classes > 1 else "one class: the shapes agree, so probabilities"
            )
            cases.add(
                "cross_entropy",
                equation,
                entropy,
                note,
                layout=layout,
                a=turned(logits),
                b=turned(target),
            )
            if classes > 1:
                chosen = [[float(rng.randint(1, classes)) for _ in range(count)]]
                cases.add(
                    "cross_entropy",
                    equation,
                    entropy,
                    "class indices from 1",
                    layout=layout,
                    constant=("b",),
                    a=turned(logits),
                    b=turned(chosen),
                )
        for note, logits, target in [
            ("one-hot", [[1.0, 2.0], [0.5, -1.0]], [[1.0, 0.0], [0.0, 1.0]]),
            (
                "targets that do not add up to 1",
                [[1.0, 2.0], [0.5, -1.0]],
                [[0.9, 0.2], [0.4, -0.3]],
            ),
            ("large logits, right", [[1000.0], [-1000.0]], [[1.0], [0.0]]),
            ("large logits, wrong", [[1000.0], [-1000.0]], [[0.0], [1.0]]),
            ("a shut class with target 0: 0 · ∞", [[1.0], [-INF]], [[1.0], [0.0]]),
            ("NaN", [[NAN, 1.0], [1.0, 2.0]], [[1.0, 0.5], [0.0, 0.5]]),
        ]:
            cases.edge(
                "cross_entropy",
                equation,
                entropy,
                f"probabilities: {note}",
                layout=layout,
                a=turned(logits),
                b=turned(target),
            )
        for note, logits, target in [
            ("large logits, wrong", [[1000.0, 0.0], [-1000.0, 0.0]], [[2.0, 1.0]]),
            ("a shut class that is not the target", [[1.0], [-INF]], [[1.0]]),
            ("a shut class that is the target", [[1.0], [-INF]], [[2.0]]),
            ("equal logits", [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], [[1.0, 3.0]]),
            ("NaN", [[NAN, 1.0], [1.0, 2.0]], [[1.0, 2.0]]),
        ]:
            cases.edge(
                "cross_entropy",
                equation,
                entropy,
                f"class indices: {note}",
                layout=layout,
                constant=("b",),
                a=turned(logits),
                b=turned(target),
            )

    name, rule = "binary_cross_entropy", PAIRS["binary_cross_entropy"]
    equation = f"{name}(a, b)"
    for shape in SHAPES:
        a, b = drawn(rng, shape, 0.02, 0.98), drawn(rng, shape, 0.01, 1)
        cases.add(name, equation, rule, a=a, b=b)
    for note, a, b in [
        ("labels 0 and 1", [[0.2, 0.7, 0.9]], [[0.0, 1.0, 0.0]]),
        (
            "p = 0: the logarithm stops at -100, p(1 - p) in the gradient at the float 1e-12",
            [[0.0, 0.0, 0.0]],
            [[0.0, 1.0, 0.5]],
        ),
        (
            "p = 1: the logarithm stops at -100, p(1 - p) in the gradient at the float 1e-12",
            [[1.0, 1.0, 1.0]],
            [[0.0, 1.0, 0.5]],
        ),
        (
            "p below 1e-12: the gradient is bounded, the value not yet",
            [[1e-13, 1e-40]],
            [[1.0, 1.0]],
        ),
        ("p below exp(-100): both are bounded", [[1e-50, 1e-300]], [[1.0, 1.0]]),
        ("p = y", [[0.5, 0.25]], [[0.5, 0.25]]),
    ]:
        cases.edge(name, equation, rule, note, a=a, b=b)

    name, rule = "binary_cross_entropy_logits", PAIRS["binary_cross_entropy_logits"]
    equation = f"{name}(a, b)"
    for shape in SHAPES:
        a, b = drawn(rng, shape, -3, 3), drawn(rng, shape, 0.01, 1)
        cases.add(name, equation, rule, a=a, b=b)
    for note, a, b in [
        ("labels 0 and 1", [[0.2, -0.7, 0.9]], [[0.0, 1.0, 1.0]]),
        ("f = 0", [[0.0, -0.0]], [[0.0, 1.0]]),
        ("large", [[1000.0, -1000.0, 1000.0, -1000.0]], [[1.0, 0.0, 0.0, 1.0]]),
        ("tiny", [[1e-300, -1e-300]], [[0.0, 1.0]]),
        ("huge", [[1e300, -1e300]], [[0.0, 1.0]]),
        ("labels outside 0…1", [[0.5, 0.25]], [[2.0, -1.0]]),
        ("infinite, with 0 · ∞", [[INF], [-INF]], [[1.0], [0.0]]),
        ("infinite and wrong", [[INF], [-INF]], [[0.0], [1.0]]),
        ("NaN", [[NAN, 1.0]], [[1.0, 0.0]]),
    ]:
        cases.edge(name, equation, rule, note, a=a, b=b)
    note = "a small loss, which torch rounds to 0"
    cases.edge(name, equation, rule, note, absolute=1e-13, a=[[-40.0, -300.0]], b=[[0.0, 0.0]])


def part_cases(cases):
    rng = random.Random("parts")

    def part(equation, rule, shape, **more):
        cases.add("part", equation, rule, a=drawn(rng, shape), **more)

    for shape in [(2, 3), (3, 2), (2, 1)]:
        part("a[2, :]", lambda a: a[1:2, :], shape)
        part("a[:, 1]", lambda a: a[:, 0:1], shape)
        part("a[1:2, :]", lambda a: a[0:2, :], shape)
    part("a[2:3, 1:2]", lambda a: a[1:3, 0:2], (3, 4))
    part("a[:, 2:3]' @ a[:, 1]", lambda a: a[:, 1:3].T @ a[:, 0:1], (2, 3))
    part("a[1:2, :] * a[2:3, :]", lambda a: a[0:2] * a[1:3], (3, 2), note="parts that overlap")
    cases.edge("part", "a[1, :]", lambda a: a[0:1], "non-finite outside", a=[[1.0], [NAN], [INF]])
    for count in (2, 3):
        names = "abc"[:count]
        for axis, dim in (("rows", 0), ("columns", 1)):

            def rule(*inputs):
                return torch.cat(inputs, dim=dim)

            lengths = [2, 1, 3][:count]
            shapes = [(n, 2) if dim == 0 else (2, n) for n in lengths]
            inputs = {name: drawn(rng, shape) for name, shape in zip(names, shapes)}
            cases.add("concat", f"concat({', '.join(names)}, {axis})", rule, **inputs)
    cases.add(
        "concat",
        "concat(a, a, columns)",
        lambda a: torch.cat([a, a], dim=1),
        "one name twice",
        a=drawn(rng, (2, 2)),
    )
    for shape in [(1, 6), (2, 3), (3, 2), (6, 1)]:
        for rows, columns in [(2, 3), (3, 2), (6, 1)]:
            cases.add(
                "reshape",
                f"reshape(a, {rows}, {columns})",
                lambda a: a.reshape(rows, columns),
                a=drawn(rng, shape),
            )
    for name, (whole, along) in REDUCED.items():
        rules = {f"{name}(a, rows)": (along, 0), f"{name}(a, columns)": (along, 1)}
        if name == "var":
            cases.add(name, "var(a)", whole, a=drawn(rng, (2, 3)))
            cases.edge(name, "var(a)", whole, "all equal", a=[[2.0, 2.0, 2.0]])
            cases.edge(name, "var(a)", whole, "one entry", a=[[2.0]])
            cases.edge(name, "var(a)", whole, "NaN", a=[[2.0, NAN]])
        for equation, (function, dim) in rules.items():

            def rule(a):
                return function(a, dim)

            for shape in SHAPES:
                cases.add(name, equation, rule, a=drawn(rng, shape))
            ties = [[3.0, -1.0, 3.0], [3.0, 0.0, -1.0], [3.0, 0.0, 3.0]]
            cases.edge(name, equation, rule, "ties", a=ties)
            # Of a NaN amax makes a gradient of NaN for its whole line; torch.max of all, and we in
            # both, give it to the NaN.
            if name == "var":
                note = "NaN stays in its line"
                cases.edge(name, equation, rule, note, a=[[1.0, NAN], [2.0, 3.0]])
            else:
                cases.edge(name, equation, rule, "infinite", a=[[INF, 1.0], [INF, -INF]])
                cases.edge(name, equation, rule, "zero and negative zero", a=[[0.0, -0.0]] * 2)
    for shape in SHAPES:
        rule = lambda a: a * a.detach()
        cases.add("stop", "a * stop(a)", rule, kind="stop", a=drawn(rng, shape))
    rule = lambda a: a.exp() + torch.log(a.detach())
    cases.add("stop", "exp(a) + log(stop(a))", rule, kind="stop", a=drawn(rng, (2, 2), 0.5, 2))
    cases.add("pi", "2 * pi * a + π", lambda a: 2 * math.pi * a + math.pi, a=drawn(rng, (2, 2)))


def operations():
    cases = Cases()
    unary_cases(cases)
    binary_cases(cases)
    power_cases(cases)
    matrix_cases(cases)
    reduction_cases(cases)
    example_cases(cases)
    part_cases(cases)
    return cases.all


# graphs.json: trees of expressions, drawn at random, written as text and evaluated with torch.


class Reject(Exception):
    """The drawn expression comes too close to a kink, a pole or the end of the range."""


@dataclass(frozen=True)
class Node:
    kind: str  # "name", "number", "negate", "transpose", a sign of INFIX, or a function
    arguments: tuple[Node, ...] = ()
    text: str = ""  # the name, or "rows"/"columns"
    number: float = 0.0

    def names(self):
        if self.kind == "name":
            yield self.text
        for argument in self.arguments:
            yield from argument.names()

    def kinds(self):
        yield self.kind + (f" {self.text}" if self.kind in ("sum", "mean") else "")
        for argument in self.arguments:
            yield from argument.kinds()


def name(text):
    return Node("name", text=text)


def number(value):
    if value < 0:
        return Node("negate", (number(-value),))
    return Node("number", number=float(value))


def node(kind, *arguments, text=""):
    return Node(kind, arguments, text)


class Evaluator:
    """Evaluates trees with torch. With `strict`, what comes too close to trouble is refused; with
    `noise`, every result is off by a few units of its last digit, to see what that does."""

    def __init__(self, layout, *, strict=False, noise=None):
        self.layout, self.strict, self.noise = layout, strict, noise

    def __call__(self, tree, known):
        if tree.kind == "name":
            return known[tree.text]
        if tree.kind == "number":
            return tree.number
        arguments = [self(argument, known) for argument in tree.arguments]
        if self.strict:
            self.inspect(tree, arguments)
        value = self.apply(tree, arguments)
        if not isinstance(value, torch.Tensor):
            return value
        if self.strict and not bool((value.abs() <= 100).all()):
            raise Reject
        if self.noise:
            off = [[self.noise.uniform(-4e-16, 4e-16) for _ in row] for row in value.tolist()]
            value = value * (1 + matrix(off))
        return value

    def apply(self, tree, arguments):
        kind = tree.kind
        if kind == "negate":
            return -arguments[0]
        if kind == "transpose":
            return arguments[0].T
        if kind in INFIX:
            return INFIX[kind][1](*arguments)
        if kind in ELEMENTWISE:
            return ELEMENTWISE[kind](*arguments)
        if tree.text:
            return ALONG[kind, tree.text](*arguments)
        if kind in PER_EXAMPLE:
            return PER_EXAMPLE[kind](arguments[0], self.layout)
        if kind == "cross_entropy":
            return cross_entropy(*arguments, self.layout)
        if len(arguments) == 1:
            return WHOLE[kind](arguments[0])
        first, second = arguments
        if kind in ("max", "min") and isinstance(second, float):
            second = torch.full_like(first, second)
        return PAIRS[kind](first, second)

    LIMITS = {"tan": 1.2, "exp": 4, "tanh": 4, "sigmoid": 8, "gelu": 3.5, "softplus": 12, "elu": 12}

    def inspect(self, tree, arguments):
        def need(condition):
            if not bool(torch.as_tensor(condition).all()):
                raise Reject

        kind, a = tree.kind, torch.as_tensor(arguments[0])
        b = torch.as_tensor(arguments[1]) if len(arguments) > 1 else None
        if kind in ("relu", "leaky_relu", "abs", "step", "elu"):
            need(a.abs() > 0.01)
        if kind in self.LIMITS:
            need(a.abs() <= self.LIMITS[kind])
        if kind in ("log", "sqrt"):
            need(a >= 0.1)
        if kind == "reciprocal":
            need(a.abs() >= 0.2)
        if kind == "/":
            need(b.abs() >= 0.2)
        if kind == "^":
            whole = isinstance(arguments[1], float) and arguments[1] == int(arguments[1])
            need(a.abs() >= 0.2 if whole else a >= 0.2)
            need(b.abs() <= 5)
        if kind in ("max", "min"):
            if b is None:
                ordered = a.flatten().sort().values
                need(ordered.diff() > 0.01)
            else:
                need((a - b).abs() > 0.01)
        if kind == "norm":
            need(a.norm() > 0.1)
        if kind in PER_EXAMPLE or kind == "cross_entropy":
            need(a.max() - a.min() <= 8)
        if kind == "binary_cross_entropy":
            need((a > 0.01) & (a < 0.99))
        if kind == "binary_cross_entropy_logits":
            need(a.abs() <= 8)


class Writer:
    """Writes trees as text with no more parentheses than needed, or sometimes a few more. The
    mixed spelling also uses the other ways that the language has of saying the same."""

    SUM, PRODUCT, SIGN, POWER, POSTFIX = range(1, 6)

    def __init__(self, rng, mixed):
        self.rng, self.mixed = rng, mixed

    def spelled(self, *ways):
        return self.rng.choice(ways) if self.mixed else ways[0]

    def __call__(self, tree, least=0):
        text, level = self.bare(tree)
        if level < least or (level < self.POSTFIX and self.rng.random() < 0.03):
            return f"({text})"
        return text

    def bare(self, tree):
        kind, arguments = tree.kind, tree.arguments
        if kind == "name":
            return tree.text, 6
        if kind == "number":
            plain = f"{tree.number:g}"
            return self.spelled(plain, plain, plain.replace("0.", "."), f"{tree.number:.2e}"), 6
        if kind == "negate":
            return "-" + self(arguments[0], self.POWER), self.SIGN
        if kind == "transpose":
            return self(arguments[0], self.POSTFIX) + self.spelled(".T", "ᵀ", "'"), self.POSTFIX
        if kind == "^":
            base = self(arguments[0], self.POSTFIX)
            short = {2.0: "²", 3.0: "³"}.get(
                arguments[1].number if not arguments[1].arguments else 0
            )
            if short and self.mixed and self.rng.random() < 0.6:
                return base + short, self.POWER
            sign = self.spelled("^", "**", " ^ ", " ** ")
            return base + sign + self(arguments[1], self.SIGN), self.POWER
        if kind in "+-":
            right = self(arguments[1], self.PRODUCT)
            return self(arguments[0], self.SUM) + self.spaced(kind) + right, self.SUM
        if kind in "*/@":
            sign = self.spelled("*", "⊙") if kind == "*" else kind
            right = self(arguments[1], self.SIGN)
            return self(arguments[0], self.PRODUCT) + self.spaced(sign) + right, self.PRODUCT
        function = self.spelled("sigmoid", "σ") if kind == "sigmoid" else kind
        listed = [self(argument) for argument in arguments] + ([tree.text] if tree.text else [])
        return f"{function}({self.spelled(', ', ',', ' , ').join(listed)})", 6

    def spaced(self, sign):
        return self.spelled(f" {sign} ", sign, f"  {sign} ")


class Grower:
    """Grows one graph: draws lines until there are as many as wanted, all reaching the loss."""

    def __init__(self, seed, wanted, mixed, layout):
        self.rng = random.Random(seed)
        self.wanted, self.mixed, self.layout = wanted, mixed, layout
        self.sizes = sorted({1, self.rng.randint(2, 3), self.rng.randint(2, 4)})
        self.given, self.fixed = {}, set()  # fixed: class indices, which get no gradient
        self.fresh, self.fresh_fixed = {}, set()  # of the line that is being drawn
        self.values, self.lines, self.unused = {}, [], []
        letters = list("abcdgkpqruvxyz") if not mixed else ["x", "y", "e", "T", "i", "β0", "θ", "r"]
        numbered = ["Ω{}", "w{}", "μ{}"] if mixed else ["w{}"]
        self.leaf_names = letters + [f.format(i) for i in range(1, 40) for f in numbered]
        stems = ["f", "h", "s", "node", "h_", "out_a"] if not mixed else ["φ", "h", "act_", "ζ"]
        self.line_stems = stems

    # Leaves

    def new_given(self, shape, low=-1.6, high=1.6, fixed=False):
        text = next(n for n in self.leaf_names if n not in self.given and n not in self.fresh)
        if fixed:
            classes = shape[0] if self.layout == "columns" else shape[1]
            count = shape[1] if self.layout == "columns" else shape[0]
            chosen = [float(self.rng.randint(1, classes)) for _ in range(count)]
            rows = [chosen] if self.layout == "columns" else [[c] for c in chosen]
            self.fresh_fixed.add(text)
        else:
            rows = drawn(self.rng, shape, low, high)
        self.fresh[text] = rows
        return name(text)

    def leaf(self, shape):
        known = {**self.values, **{n: matrix(rows) for n, rows in self.fresh.items()}}
        straight, turned = [], []
        for text, value in known.items():
            if text in self.fixed or text in self.fresh_fixed:
                continue
            weight = 4 if text in self.unused else 1
            if tuple(value.shape) == shape:
                straight += [text] * weight
            elif tuple(value.shape) == (shape[1], shape[0]):
                turned += [text] * weight
        room = len(self.given) + len(self.fresh) < 3 + self.wanted // 3
        draw = self.rng.random()
        if turned and (draw < 0.15 or not straight and not room):
            return node("transpose", name(self.rng.choice(turned)))
        if straight and (draw < 0.8 or not room):
            return name(self.rng.choice(straight))
        return self.new_given(shape)

    def constant(self):
        return number(self.rng.choice([0.1, 0.25, 0.5, 1.5, 2, 3, 4, 0.75, 1, -0.5, -1, -2]))

    # Inner nodes

    def stretched(self, shape):
        return self.rng.choice([(1, 1), (shape[0], 1), (1, shape[1])])

    def operands(self, shape, depth):
        """Two operands of an elementwise operation: alike, or one of them stretched."""
        draw = self.rng.random()
        if draw < 0.55:
            return self.grow(shape, depth), self.grow(shape, depth)
        if draw < 0.8:
            pair = [self.grow(shape, depth), self.grow(self.stretched(shape), depth)]
        else:
            pair = [self.grow(shape, depth), self.constant()]
        self.rng.shuffle(pair)
        return tuple(pair)

    def positive(self, shape, depth):
        inner = self.grow(shape, depth - 1)
        return self.rng.choice(
            [
                lambda: node("softplus", inner),
                lambda: node("exp", inner),
                lambda: node("+", node("square", inner), number(0.5)),
                lambda: node("+", number(1), node("^", inner, number(2))),
                lambda: node("+", node("sigmoid", inner), number(0.5)),
                lambda: node("+", node("abs", inner), number(0.25)),
            ]
        )()

    def probability(self, shape, depth):
        return node("sigmoid", self.grow(shape, depth - 1))

    def power(self, shape, depth):
        if self.rng.random() < 0.15:
            return node("negate", self.power(shape, depth))  # -x^2 is -(x^2)
        draw = self.rng.random()
        if draw < 0.45:
            exponent = number(self.rng.choice([2, 2, 3, 1, 0, 4]))
            return node("^", self.grow(shape, depth - 1), exponent)
        if draw < 0.65:
            exponent = number(self.rng.choice([0.5, -1, -0.5, 1.5, -2]))
            return node("^", self.positive(shape, depth - 1), exponent)
        if draw < 0.85:
            exponent = self.grow(self.rng.choice([shape, self.stretched(shape)]), depth - 1)
            return node("^", self.positive(shape, depth - 1), exponent)
        base = number(self.rng.choice([2, 0.5, 1.5]))
        exponent = self.grow(shape, depth - 1)
        if self.rng.random() < 0.4:
            exponent = node("^", exponent, number(2))  # 2^x^2 is 2^(x^2)
        return node("^", base, exponent)

    def scalar_node(self, depth):
        rng = self.rng
        shape = (rng.choice(self.sizes), rng.choice(self.sizes))
        kind = rng.choice(
            [
                "sum",
                "mean",
                "max",
                "min",
                "sum_squares",
                "norm",
                "dot",
                "squared_error",
                "mse",
                "binary_cross_entropy",
                "binary_cross_entropy_logits",
                "cross_entropy",
                "cross_entropy",
            ]
        )
        if kind in ("sum", "mean", "max", "min", "sum_squares", "norm"):
            return node(kind, self.grow(shape, depth - 1))
        if kind == "binary_cross_entropy":
            label = rng.choice([self.new_given(shape, 0.02, 0.98), self.probability(shape, 1)])
            return node(kind, self.probability(shape, depth - 1), label)
        if kind == "binary_cross_entropy_logits":
            return node(kind, self.grow(shape, depth - 1), self.new_given(shape, 0.02, 0.98))
        if kind == "cross_entropy":
            count, classes = shape[0], rng.choice(self.sizes[1:])
            shape = (classes, count) if self.layout == "columns" else (count, classes)
            if rng.random() < 0.5:
                target = self.new_given(shape, fixed=True)
            elif rng.random() < 0.5:
                target = node("softmax", self.grow(shape, depth - 1))
            else:
                target = self.new_given(shape, 0.02, 0.98)
            return node(kind, self.grow(shape, depth - 1), target)
        return node(kind, self.grow(shape, depth - 1), self.grow(shape, depth - 1))

    def grow(self, shape, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.12:
            return self.leaf(shape)
        rows, columns = shape
        inner = rng.choice(self.sizes)
        flat = self.layout == "columns"
        ways = [
            (6, lambda: node(rng.choice("+-*"), *self.operands(shape, depth - 1))),
            (1, lambda: node("/", self.grow(shape, depth - 1), self.positive(shape, depth - 1))),
            (1, lambda: node("/", *self.operands(shape, depth - 1))),
            (6, lambda: node(rng.choice(GROWN), self.grow(shape, depth - 1))),
            (
                1,
                lambda: node(
                    rng.choice(["log", "sqrt", "reciprocal"]), self.positive(shape, depth)
                ),
            ),
            (2.5, lambda: self.power(shape, depth)),
            (1.5, lambda: node("negate", self.grow(shape, depth - 1))),
            (
                4,
                lambda: node(
                    "@", self.grow((rows, inner), depth - 1), self.grow((inner, columns), depth - 1)
                ),
            ),
            (1, lambda: node("transpose", self.grow((columns, rows), depth - 1))),
            (1.5, lambda: node(rng.choice(["max", "min"]), *self.extremes(shape, depth - 1))),
        ]
        if shape == (1, 1):
            ways.append((9, lambda: self.scalar_node(depth)))
        if rows == 1:
            ways.append(
                (
                    1,
                    lambda: node(
                        rng.choice(["sum", "mean"]),
                        self.grow((inner, columns), depth - 1),
                        text="rows",
                    ),
                )
            )
        if columns == 1:
            ways.append(
                (
                    1,
                    lambda: node(
                        rng.choice(["sum", "mean"]),
                        self.grow((rows, inner), depth - 1),
                        text="columns",
                    ),
                )
            )
        if rows == 1 and flat:
            ways.append((0.7, lambda: node("logsumexp", self.grow((inner, columns), depth - 1))))
        if columns == 1 and not flat:
            ways.append((0.7, lambda: node("logsumexp", self.grow((rows, inner), depth - 1))))
        if (rows if flat else columns) > 1:
            ways.append(
                (
                    1.2,
                    lambda: node(
                        rng.choice(["softmax", "log_softmax"]), self.grow(shape, depth - 1)
                    ),
                )
            )
        if rows > 1:
            top = rng.randint(1, rows - 1)
            ways.append(
                (
                    0.8,
                    lambda: node(
                        "concat",
                        self.grow((top, columns), depth - 1),
                        self.grow((rows - top, columns), depth - 1),
                    ),
                )
            )
        if rows > 1 and columns > 1:
            ways.append(
                (
                    1.2,
                    lambda: node(
                        "outer", self.grow((rows, 1), depth - 1), self.grow((columns, 1), depth - 1)
                    ),
                )
            )
        return rng.choices([way for _, way in ways], [weight for weight, _ in ways])[0]()

    def extremes(self, shape, depth):
        first = self.grow(shape, depth)
        if self.rng.random() < 0.2:
            return first, number(self.rng.choice([0.5, 1, -0.5, 0.1]))
        return first, self.grow(self.rng.choice([shape, self.stretched(shape)]), depth)

    # Lines

    def gathered(self, texts, depth):
        """A scalar that uses all of these names."""
        parts = []
        for text in texts:
            kind = self.rng.choice(["mean", "sum", "norm", "sum_squares", "mean"])
            if tuple(self.values[text].shape) == (1, 1) and self.rng.random() < 0.6:
                parts.append(name(text))
                continue
            inner = name(text)
            if self.rng.random() < 0.5:
                inner = node(
                    self.rng.choice(["tanh", "sin", "sigmoid", "softplus", "square"]), inner
                )
            parts.append(node(kind, inner))
        whole = parts[0]
        for part in parts[1:]:
            if self.rng.random() < 0.4:
                part = node("*", self.constant(), part)
            whole = node(self.rng.choice("+-+*"), whole, part)
        if depth and self.rng.random() < 0.5:
            whole = node("+", whole, self.scalar_node(depth))
        return whole

    def tree(self):
        left = self.wanted - len(self.lines)
        depth = self.rng.choice([1, 2, 2, 3, 3])
        if left == 1:
            return self.gathered(self.unused, 0) if self.unused else self.scalar_node(2)
        if len(self.unused) >= 2 and len(self.unused) + 1 >= 3 * left:
            return self.gathered(self.unused[:4], 1)
        return self.grow((self.rng.choice(self.sizes), self.rng.choice(self.sizes)), depth)

    def line(self):
        evaluate = Evaluator(self.layout, strict=True)
        for _ in range(300):
            self.fresh, self.fresh_fixed = {}, set()
            tree = self.tree()
            used = set(tree.names())
            if tree.kind in ("name", "negate", "transpose") and self.rng.random() < 0.9:
                continue
            if tree.kind == "name" or not used or len(list(tree.kinds())) > 30:
                continue
            known = {**self.values, **{n: matrix(rows) for n, rows in self.fresh.items()}}
            try:
                value = evaluate(tree, known)
            except Reject:
                continue
            if not bool((value.abs() <= 20).all()):
                continue
            added = {n: rows for n, rows in self.fresh.items() if n in used}
            self.given.update(added)
            self.fixed |= self.fresh_fixed & used
            self.values.update({n: matrix(rows) for n, rows in added.items()})
            stem = self.line_stems[len(self.lines) % len(self.line_stems)]
            text = "loss" if len(self.lines) + 1 == self.wanted else f"{stem}{len(self.lines) + 1}"
            self.unused = [n for n in self.unused if n not in used] + [text]
            self.values[text] = value
            self.lines.append((text, tree))
            return
        raise Reject

    def graph(self):
        while len(self.lines) < self.wanted:
            self.line()
        loss = self.values["loss"]
        if loss.numel() != 1 or self.unused != ["loss"] or not 1e-3 < abs(loss.item()) < 100:
            raise Reject
        return self


def differentiated(grower, noise=None):
    """The values of all lines, and the gradients of the loss toward all lines and given names."""
    evaluate = Evaluator(grower.layout, noise=noise)
    known = {
        n: matrix(rows).requires_grad_(n not in grower.fixed) for n, rows in grower.given.items()
    }
    for text, tree in grower.lines:
        # A view, so that the line is a tensor of its own even where it only renames or turns one.
        known[text] = evaluate(tree, known).view_as(grower.values[text])
    wanted = [n for n in known if n not in grower.fixed]
    reachable = [n for n in wanted if known[n].requires_grad]
    found = torch.autograd.grad(
        known["loss"], [known[n] for n in reachable], matrix([[1.0]]), allow_unused=True
    )
    gradients = {n: torch.zeros_like(known[n]) for n in wanted}
    gradients.update({n: g for n, g in zip(reachable, found) if g is not None})
    return {text: known[text] for text, _ in grower.lines}, gradients


def steady(exact, shaken):
    """Whether a few units in the last digits of every result leave twelve digits standing."""
    return all(bool(((exact[n] - shaken[n]).abs() <= 1e-12 * exact[n].abs()).all()) for n in exact)


def graph_case(index, wanted, mixed, layout):
    for attempt in range(1000):
        seed = f"graph {index} {attempt}"
        try:
            grower = Grower(seed, wanted, mixed, layout).graph()
        except Reject:
            continue
        values, gradients = differentiated(grower)
        if not all(bool((g.abs() <= 1e4).all()) for g in gradients.values()):
            continue
        alive = sum(bool((g != 0).any()) for g in gradients.values())
        if alive < 0.8 * len(gradients):
            continue
        tiny = any(bool(((g != 0) & (g.abs() < 1e-12)).any()) for g in gradients.values())
        if tiny:
            continue
        noise = random.Random(seed)
        shaken = [differentiated(grower, noise) for _ in range(3)]
        if all(steady(values, v) and steady(gradients, g) for v, g in shaken):
            break
    else:
        raise RuntimeError(f"no graph for {index}")
    writer = Writer(random.Random(f"text {index}"), mixed)
    lines = [f"{text} = {writer(tree)}" for text, tree in grower.lines]
    note = ""
    if mixed:
        note = "other spellings"
        lines[0] += "  # a comment"
        lines.insert(1, "# a line of its own")
        lines.insert(2, "")
    rng = random.Random(f"learn {index}")
    able = [n for n in grower.given if n not in grower.fixed]
    data = {n for n in able if rng.random() < 0.25}
    learn = [n for n in able if n not in data] or able[:1]
    case = {
        "equations": "\n".join(lines),
        "given": grower.given,
        "learn": learn,
        "layout": layout,
        "values": values,
        "gradients": gradients,
        "note": note,
    }
    return case, [kind for _, tree in grower.lines for kind in tree.kinds()]


def dead_graphs():
    """Lines that do not reach the loss: what only they use has gradient 0."""
    cases = []
    for given, equations, values in [
        (
            {"a": [[2.0]], "b": [[3.0]], "c": [[4.0]]},
            ["h = a * b", "dead = c * h", "loss = h^2"],
            lambda a, b, c: {"h": a * b, "dead": c * (a * b), "loss": (a * b) ** 2},
        ),
        (
            {"a": [[1.0, -2.0]], "w1": [[0.5], [1.5]]},
            ["s = a @ w1", "dead_1 = tanh(w1)", "dead_2 = sum(dead_1)", "loss = s * s - s"],
            lambda a, w1: {
                "s": a @ w1,
                "dead_1": torch.tanh(w1),
                "dead_2": scalar(torch.tanh(w1).sum()),
                "loss": (a @ w1) ** 2 - a @ w1,
            },
        ),
    ]:
        tensors = {n: matrix(rows).requires_grad_() for n, rows in given.items()}
        computed = values(**tensors)
        found = torch.autograd.grad(
            computed["loss"].sum(), list(tensors.values()), allow_unused=True
        )
        gradients = {
            n: torch.zeros_like(t) if g is None else g for (n, t), g in zip(tensors.items(), found)
        }
        line = computed["h"] if "h" in computed else computed["s"]
        slope = 2 * line if "h" in computed else 2 * line - 1
        for text, value in computed.items():
            one = torch.ones_like(value)
            gradients[text] = one if text == "loss" else slope if value is line else 0 * one
        cases.append(
            {
                "equations": "\n".join(equations),
                "given": given,
                "learn": list(given),
                "layout": "columns",
                "values": computed,
                "gradients": gradients,
                "note": "a line that does not reach the loss",
            }
        )
    return cases


def graphs():
    cases, counts = [], Counter()
    for index in range(200):
        rng = random.Random(f"size {index}")
        wanted = 40 if index == 0 else 3 if index == 1 else rng.randint(3, rng.choice([8, 20, 40]))
        layout = "rows" if index % 7 == 3 else "columns"
        case, kinds = graph_case(index, wanted, index >= 160, layout)
        cases.append(case)
        counts.update(kinds)
    wanted = [*GROWN, *PER_EXAMPLE, *PAIRS, *INFIX, "negate", "transpose", "cross_entropy"]
    wanted += [f"{kind} {text}" for kind, text in ALONG] + ["sum ", "mean ", "sum_squares", "norm"]
    print("fewest uses:", sorted((counts[kind], kind) for kind in wanted)[:6])
    assert all(counts[kind] >= 10 for kind in wanted)
    return cases + dead_graphs()


# optimizers.json

TORCH_KEYS = {
    "rate": "lr",
    "momentum": "momentum",
    "nesterov": "nesterov",
    "decay": "alpha",
    "epsilon": "eps",
    "weight_decay": "weight_decay",
}
OPTIMIZERS = {
    "sgd": torch.optim.SGD,
    "rmsprop": torch.optim.RMSprop,
    "adam": torch.optim.Adam,
    "adamw": torch.optim.AdamW,
    "adagrad": torch.optim.Adagrad,
}


def optimizer_case(train, shape, note, gradients=None):
    rng = random.Random(f"optimizer {json.dumps(train)} {shape} {note}")
    start = drawn(rng, shape)
    if gradients is None:
        gradients = [drawn(rng, shape, -1.5, 1.5, 3) for _ in range(12)]
    parameter = torch.nn.Parameter(matrix(start))
    keys = {TORCH_KEYS[k]: v for k, v in train.items() if k in TORCH_KEYS}
    if "beta1" in train or "beta2" in train:
        keys["betas"] = (train.get("beta1", 0.9), train.get("beta2", 0.999))
    optimizer = OPTIMIZERS[train["optimizer"]]([parameter], foreach=False, **keys)
    schedule = train.get("schedule")
    scheduler = None
    if schedule:
        scheduler = torch.optim.lr_scheduler.StepLR(
            optimizer, schedule["every"], schedule["factor"]
        )
    rates, parameters = [], []
    for gradient in gradients:
        parameter.grad = matrix(gradient)
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if scheduler:
            scheduler.step()
        parameters.append(parameter.detach().clone())
    return {
        "train": train,
        "start": start,
        "gradients": gradients,
        "rates": rates,
        "parameters": parameters,
        "note": note,
    }


def optimizers():
    plans = [
        ("plain, all defaults", {"optimizer": "sgd"}),
        ("plain", {"optimizer": "sgd", "rate": 0.1}),
        ("momentum", {"optimizer": "sgd", "rate": 0.1, "momentum": 0.9}),
        ("nesterov", {"optimizer": "sgd", "rate": 0.1, "momentum": 0.9, "nesterov": True}),
        ("small momentum", {"optimizer": "sgd", "rate": 0.05, "momentum": 0.5}),
        ("all defaults", {"optimizer": "rmsprop"}),
        ("another rate", {"optimizer": "rmsprop", "rate": 0.05}),
        ("momentum", {"optimizer": "rmsprop", "rate": 0.01, "momentum": 0.9}),
        ("other constants", {"optimizer": "rmsprop", "rate": 0.02, "decay": 0.9, "epsilon": 1e-3}),
        (
            "all keys",
            {"optimizer": "rmsprop", "rate": 0.02, "decay": 0.8, "epsilon": 1e-6, "momentum": 0.5},
        ),
        ("all defaults", {"optimizer": "adam"}),
        ("another rate", {"optimizer": "adam", "rate": 0.1}),
        ("other betas", {"optimizer": "adam", "rate": 0.05, "beta1": 0.8, "beta2": 0.99}),
        ("beta1 alone", {"optimizer": "adam", "rate": 0.05, "beta1": 0.5}),
        (
            "other epsilon",
            {"optimizer": "adam", "rate": 0.05, "beta1": 0.7, "beta2": 0.9, "epsilon": 1e-2},
        ),
        ("no first moment", {"optimizer": "adam", "rate": 0.05, "beta1": 0.0, "beta2": 0.9}),
    ]
    schedules = [
        None,
        {"every": 3, "factor": 0.5},
        {"every": 5, "factor": 0.1},
        {"every": 1, "factor": 0.9},
    ]
    cases = []
    for index, (note, train) in enumerate(plans):
        for number, schedule in enumerate(schedules):
            shape = [(2, 3), (3, 1), (1, 1), (2, 2)][(index + number) % 4]
            plan = {**train, "schedule": schedule} if schedule else dict(train)
            cases.append(optimizer_case(plan, shape, note + (", step decay" if schedule else "")))
    zeros = [[[0.0, 1.0 if step == 4 else 0.0]] for step in range(12)]
    scales = [[[1e-9 * (-1) ** step, 1e6 / (step + 1)]] for step in range(12)]
    for train in [
        {"optimizer": "sgd", "rate": 0.1, "momentum": 0.9, "nesterov": True},
        {"optimizer": "rmsprop", "rate": 0.1},
        {"optimizer": "rmsprop", "rate": 0.1, "momentum": 0.9},
        {"optimizer": "adam", "rate": 0.1},
    ]:
        note = "a gradient that is always 0, and one that is 0 but once"
        cases.append(optimizer_case(train, (1, 2), note, zeros))
        cases.append(optimizer_case(train, (1, 2), "gradients of very different size", scales))
    return cases + decaying_optimizers(zeros, scales)


def decaying_optimizers(zeros, scales):
    plans = [
        {"optimizer": "sgd", "rate": 0.1, "weight_decay": 0.1},
        {"optimizer": "sgd", "rate": 0.1, "momentum": 0.9, "weight_decay": 0.01},
        {
            "optimizer": "sgd",
            "rate": 0.1,
            "momentum": 0.5,
            "nesterov": True,
            "weight_decay": 0.3,
        },
        {"optimizer": "adam", "rate": 0.05, "weight_decay": 0.1},
        {"optimizer": "adamw"},
        {"optimizer": "adamw", "rate": 0.05, "weight_decay": 0.3},
        {
            "optimizer": "adamw",
            "rate": 0.02,
            "beta1": 0.8,
            "beta2": 0.9,
            "epsilon": 1e-3,
            "weight_decay": 0.0,
        },
        {"optimizer": "adagrad"},
        {"optimizer": "adagrad", "rate": 0.5, "epsilon": 1e-3},
    ]
    cases = []
    for index, train in enumerate(plans):
        shapes = [(2, 3), (3, 1), (1, 1), (2, 2)]
        cases.append(optimizer_case(train, shapes[index % 4], "decaying"))
        decayed = {**train, "schedule": {"every": 4, "factor": 0.5}}
        cases.append(optimizer_case(decayed, shapes[(index + 1) % 4], "decaying, step decay"))
        cases.append(optimizer_case(train, (1, 2), "decaying, a gradient that is always 0", zeros))
    cases.append(optimizer_case(plans[5], (1, 2), "decaying, gradients of other size", scales))
    cases.append(optimizer_case(plans[7], (1, 2), "decaying, gradients of other size", scales))
    return cases


# initializers.json


class Recorder(torch.Tensor):
    """A tensor that keeps what torch.nn.init asks it to be filled with."""

    asked: dict

    def normal_(self, mean=0, std=1, *, generator=None):
        Recorder.asked = {"mean": mean, "std": std}
        return self

    def uniform_(self, low=0, high=1, *, generator=None):
        assert low == -high
        Recorder.asked = {"bound": high}
        return self


def asked_of_torch(family, spread, fan, out, into):
    """What torch itself would draw from, where it has this initialiser; otherwise None."""
    weight = torch.empty(out, into).as_subclass(Recorder)
    Recorder.asked = {}
    if family == "he" and fan != "average":
        fill = getattr(torch.nn.init, f"kaiming_{spread}_")
        fill(weight, mode=f"fan_{fan}", nonlinearity="relu")
    elif family == "lecun" and fan != "average":
        fill = getattr(torch.nn.init, f"kaiming_{spread}_")
        fill(weight, mode=f"fan_{fan}", nonlinearity="linear")
    elif family == "xavier" and fan == "average":
        getattr(torch.nn.init, f"xavier_{spread}_")(weight)
    else:
        return None
    return Recorder.asked["std" if spread == "normal" else "bound"]


def initializers():
    gains = {
        "lecun": torch.nn.init.calculate_gain("linear"),
        "xavier": torch.nn.init.calculate_gain("linear"),
        "he": torch.nn.init.calculate_gain("relu"),
    }
    cases = []
    for family, gain in gains.items():
        for spread in ("normal", "uniform"):
            for fan in ("in", "out", "average"):
                for out, into in [(1, 1), (2, 3), (3, 2), (1, 4), (5, 1), (100, 50), (256, 784)]:
                    for layout in ("columns", "rows"):
                        count = {"in": into, "out": out, "average": (into + out) / 2}[fan]
                        std = gain / math.sqrt(count)
                        bound = math.sqrt(3) * std
                        mine = std if spread == "normal" else bound
                        torchs = asked_of_torch(family, spread, fan, out, into)
                        if torchs is not None:
                            assert math.isclose(mine, torchs, rel_tol=1e-14), (family, fan)
                            mine = torchs
                        top = "2" if family == "he" else "1"
                        fan_text = "((fan_in + fan_out) / 2)" if fan == "average" else f"fan_{fan}"
                        size = "1 / fan" if top == "1" else "2 / fan"
                        size = size.replace("fan", fan_text)
                        key, formula = (
                            ("std", f"std = sqrt({size})")
                            if spread == "normal"
                            else ("bound", f"bound = sqrt(3) * sqrt({size})")
                        )
                        source = "as torch.nn.init" if torchs is not None else "torch has none"
                        cases.append(
                            {
                                "init": f"{family}-{spread}",
                                "fan": fan,
                                "shape": [out, into] if layout == "columns" else [into, out],
                                "layout": layout,
                                "gain": gain,
                                key: mine,
                                "note": f"{formula}; {source}",
                            }
                        )
    return cases


if __name__ == "__main__":
    write("operations.json", operations())
    write("graphs.json", graphs())
    write("expressions.json", expressions.cases())
    write("optimizers.json", optimizers())
    write("initializers.json", initializers())
