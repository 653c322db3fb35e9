"""Holds the fixtures beside this file against central differences, without torch.

    python Tests/Fixtures/check_fixtures.py          (needs numpy only; about a minute)

Nothing is shared with the script that makes them: the equations are read as text (Python has the
same precedence once ^ is written **), evaluated in extended precision, and differentiated with
differences of fourth order; the optimisers are written out again from their formulas. Edge cases
of operations (zeros, kinks, infinities) are what torch says and are not judged here, but for
their shapes. Where a long double is no more than a double, the differences are too coarse.
"""

import json
import math
import re
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
Real = np.longdouble
STEP = Real(2) ** -17
assert np.finfo(Real).eps < 1e-18, "needs a long double of 64 bits or more"


def matrix(rows):
    return np.array([[float(x) for x in row] for row in rows], dtype=Real)


# The equation language, by way of Python


def erf(x):
    term = total = x
    for n in range(1, 400):
        term = term * 2 * x * x / (2 * n + 1)
        total = total + term
    return 2 / np.sqrt(np.arctan(Real(1)) * 4) * np.exp(-x * x) * total


def scalar(x):
    return np.asarray(x, dtype=Real).reshape(1, 1)


class Direction(int):
    """Along rows or columns: an axis that is no number of the language."""


def over(function):
    def apply(a, axis=None):
        return scalar(function(a)) if axis is None else function(a, axis=axis, keepdims=True)

    return apply


def extreme(of_two, of_all):
    def apply(a, b=None):
        return over(of_all)(a, b) if b is None or isinstance(b, Direction) else of_two(a, b)

    return apply


def part(a, *indices):
    """Rows and columns from 1, both ends in."""
    rows, columns = (
        slice(None) if i is None else slice(i[0] - 1, i[1]) for i in indices
    )
    return a[rows, columns]


def concat(*values):
    axis = values[-1] if isinstance(values[-1], Direction) else 0
    return np.concatenate([v for v in values if not isinstance(v, Direction)], axis=axis)


def functions(layout):
    axis = 0 if layout == "columns" else 1

    def logsumexp(a):
        top = a.max(axis=axis, keepdims=True)
        return top + np.log(np.exp(a - top).sum(axis=axis, keepdims=True))

    def cross_entropy(a, b):
        if a.shape != b.shape:
            chosen = [int(x) - 1 for x in b.reshape(-1)]
            b = np.eye(a.shape[axis], dtype=Real)[chosen]
            b = b.T if axis == 0 else b
        return scalar(-(b * (a - logsumexp(a))).sum() / a.shape[1 - axis])

    def sigmoid(a):
        return 1 / (1 + np.exp(-a))

    return {
        "rows": Direction(0),
        "columns": Direction(1),
        "exp": np.exp,
        "log": np.log,
        "sqrt": np.sqrt,
        "abs": np.abs,
        "square": lambda a: a * a,
        "reciprocal": lambda a: 1 / a,
        "sin": np.sin,
        "cos": np.cos,
        "tan": np.tan,
        "tanh": np.tanh,
        "sigmoid": sigmoid,
        "relu": lambda a: np.where(a > 0, a, 0 * a),
        "leaky_relu": lambda a: np.where(a > 0, a, 0.01 * a),
        "elu": lambda a: np.where(a > 0, a, np.expm1(a)),
        "softplus": lambda a: np.log1p(np.exp(a)),
        "gelu": lambda a: a * (1 + erf(a / np.sqrt(Real(2)))) / 2,
        "silu": lambda a: a * sigmoid(a),
        "step": lambda a: np.where(a > 0, Real(1), Real(0)),
        "max": extreme(np.maximum, np.max),
        "min": extreme(np.minimum, np.min),
        "sum": over(np.sum),
        "mean": over(np.mean),
        "dot": lambda a, b: scalar((a * b).sum()),
        "sum_squares": lambda a: scalar((a * a).sum()),
        "norm": lambda a: scalar(np.sqrt((a * a).sum())),
        "softmax": lambda a: np.exp(a - logsumexp(a)),
        "log_softmax": lambda a: a - logsumexp(a),
        "logsumexp": logsumexp,
        "squared_error": lambda a, b: scalar(((a - b) ** 2).sum()),
        "mse": lambda a, b: scalar(((a - b) ** 2).mean()),
        "binary_cross_entropy": lambda p, y: scalar(
            -(y * np.log(p) + (1 - y) * np.log1p(-p)).mean()
        ),
        "binary_cross_entropy_logits": lambda f, y: scalar(
            -(y * np.log(sigmoid(f)) + (1 - y) * np.log(sigmoid(-f))).mean()
        ),
        "cross_entropy": cross_entropy,
        "outer": lambda a, b: a @ b.T,
        "concat": concat,
        "reshape": lambda a, rows, columns: a.reshape(rows, columns),
        "var": over(np.var),
        "pi": 4 * np.arctan(Real(1)),
        "π": 4 * np.arctan(Real(1)),
        "part": part,
        "entry": lambda a, i, j: scalar(a[i - 1, j - 1]),
    }


def spelled_out(match):
    """a[1:2, :] as part(a, (1, 2), None)."""

    def ends(text):
        first, _, last = text.partition(":")
        return f"({first}, {last or first})" if first else "None"

    return f"part({match[1]}, {ends(match[2])}, {ends(match[3])})"


def read(equations):
    """The lines as (name, compiled expression)."""
    lines = []
    for line in equations.splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, expression = (side.strip() for side in line.split("=", 1))
        expression = re.sub(r"(\w+)\[(\d+), (\d+)\]", r"entry(\1, \2, \3)", expression)
        expression = re.sub(r"(\w+)\[([\d:]+), ([\d:]+)\]", spelled_out, expression)
        expression = re.sub(r"\bσ\b", "sigmoid", expression)
        for ours, pythons in [
            ("^", "**"),
            ("²", "**2"),
            ("³", "**3"),
            ("ᵀ", ".T"),
            ("'", ".T"),
            ("⊙", "*"),
        ]:
            expression = expression.replace(ours, pythons)
        lines.append((name, compile(expression, line, "eval")))
    return lines


def evaluate(lines, known, fixed=None):
    """All values; a line that `fixed` names keeps the value given there."""
    known = dict(known)
    for name, expression in lines:
        if fixed and name in fixed:
            known[name] = fixed[name]
        else:
            value = eval(expression, {"__builtins__": {}}, known)
            known[name] = np.asarray(value, dtype=Real)
    return known


def differences(loss, at):
    """The gradient of `loss` by central differences of fourth order."""
    gradient = np.zeros_like(at)
    for place in np.ndindex(at.shape):

        def moved(by):
            other = at.copy()
            other[place] += by
            return loss(other)

        near, far = moved(STEP) - moved(-STEP), moved(2 * STEP) - moved(-2 * STEP)
        gradient[place] = (8 * near - far) / (12 * STEP)
    return gradient


# Comparing

problems, compared, furthest = [], 0, 0.0


def compare(where, expected, found, floor=0.0, within=1e-10):
    global compared, furthest
    expected = matrix(expected)
    if expected.shape != found.shape:
        problems.append(f"{where}: shape {expected.shape}, not {found.shape}")
        return
    off = np.abs(expected - found)
    compared += off.size
    furthest = max(furthest, float((off / (np.abs(expected) + floor + 1e-300)).max()))
    if not (off <= within * (np.abs(expected) + floor)).all():
        problems.append(f"{where}: {expected.tolist()}, not {found.tolist()}")


def cases_of(file):
    return json.loads((HERE / file).read_text(encoding="utf-8"))["cases"]


def check_operations():
    for number, case in enumerate(cases_of("operations.json")):
        where = f"operations {number} {case['equation']} {case['note']}"
        shapes = {n: np.shape(rows) for n, rows in case["inputs"].items()}
        for name, gradient in case["gradients"].items():
            assert np.shape(gradient) == shapes[name], where
        assert np.shape(case["value"]) == np.shape(case["upstream"]), where
        if case["kind"] == "edge":
            continue
        names = functions(case["layout"])
        lines = read(case["equation"])
        inputs = {n: matrix(rows) for n, rows in case["inputs"].items()}
        upstream = matrix(case["upstream"])
        names["stop"] = lambda a: a
        compare(where, case["value"], evaluate(lines, {**names, **inputs})["y"], 1e-6)
        if case["kind"] == "stop":
            # The value that is kept is a constant of its own.
            inputs["kept"] = inputs["a"]
            lines = read(re.sub(r"stop\(a\)", "kept", case["equation"]))
        for name, gradient in case["gradients"].items():

            def weighed(value):
                known = {**names, **inputs, name: value}
                return (upstream * evaluate(lines, known)["y"]).sum()

            compare(f"{where}, {name}", gradient, differences(weighed, inputs[name]), 1e-2)


def check_graphs():
    for number, case in enumerate(cases_of("graphs.json")):
        names = functions(case["layout"])
        lines = read(case["equations"])
        given = {n: matrix(rows) for n, rows in case["given"].items()}
        start = {**names, **given}
        values = evaluate(lines, start)
        assert [n for n, _ in lines] == list(case["values"]), number
        assert set(case["learn"]) <= set(case["gradients"]), number
        for name in {**given, **case["values"]}.keys() - case["gradients"].keys():
            uses = len(re.findall(rf"(?<![.\w]){name}\b", case["equations"]))
            targets = re.findall(rf"cross_entropy\(.*?, ?{name}\)", case["equations"])
            assert name in given and uses == len(targets) == 1, (
                f"graph {number}: no gradient of {name}"
            )
        loss = lines[-1][0]
        for name, value in case["values"].items():
            compare(f"graph {number}, {name}", value, values[name], 1e-6)
        for name, gradient in case["gradients"].items():

            def moved(value):
                if name in given:
                    return evaluate(lines, {**start, name: value})[loss][0, 0]
                return evaluate(lines, start, {name: value})[loss][0, 0]

            floor = 0.1 * float(1 + abs(values[loss][0, 0]))
            compare(f"graph {number}, ∂{name}", gradient, differences(moved, values[name]), floor)


def check_optimizers():
    defaults = {
        "sgd": {"rate": 1e-3},
        "rmsprop": {"rate": 1e-2, "decay": 0.99, "epsilon": 1e-8},
        "adam": {"rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
        "adamw": {
            "rate": 1e-3,
            "beta1": 0.9,
            "beta2": 0.999,
            "epsilon": 1e-8,
            "weight_decay": 0.01,
        },
        "adagrad": {"rate": 1e-2, "epsilon": 1e-10},
    }
    for number, case in enumerate(cases_of("optimizers.json")):
        train = {
            "momentum": 0,
            "nesterov": False,
            "weight_decay": 0,
            **defaults[case["train"]["optimizer"]],
            **case["train"],
        }
        p = matrix(case["start"])
        m, v = np.zeros_like(p), np.zeros_like(p)
        schedule = train.get("schedule", {"every": 1, "factor": 1})
        for step, gradient in enumerate(case["gradients"]):
            rate = train["rate"] * Real(schedule["factor"]) ** (step // schedule["every"])
            g = matrix(gradient)
            if train["optimizer"] == "adamw":
                p = p * (1 - rate * Real(train["weight_decay"]))
            else:
                g = g + Real(train["weight_decay"]) * p
            if train["optimizer"] == "sgd":
                m = train["momentum"] * m + g
                p = p - rate * (g + train["momentum"] * m if train["nesterov"] else m)
            elif train["optimizer"] == "rmsprop":
                v = train["decay"] * v + (1 - train["decay"]) * g * g
                m = train["momentum"] * m + g / (np.sqrt(v) + train["epsilon"])
                p = p - rate * m
            elif train["optimizer"] == "adagrad":
                v = v + g * g
                p = p - rate * g / (np.sqrt(v) + train["epsilon"])
            else:
                b1, b2 = Real(train["beta1"]), Real(train["beta2"])
                m, v = b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * g * g
                top, bottom = m / (1 - b1 ** (step + 1)), v / (1 - b2 ** (step + 1))
                p = p - rate * top / (np.sqrt(bottom) + train["epsilon"])
            compare(f"optimizer {number} step {step}", case["parameters"][step], p, 1e-3)
            compare(f"optimizer {number} rate {step}", [[case["rates"][step]]], scalar(rate))


def check_initializers():
    for number, case in enumerate(cases_of("initializers.json")):
        out, into = case["shape"] if case["layout"] == "columns" else case["shape"][::-1]
        fan = {"in": into, "out": out, "average": (into + out) / 2}[case["fan"]]
        variance = (2 if case["init"].startswith("he") else 1) / fan
        if case["init"].endswith("normal"):
            compare(f"initializer {number}", [[case["std"]]], scalar(math.sqrt(variance)))
        else:
            compare(f"initializer {number}", [[case["bound"]]], scalar(math.sqrt(3 * variance)))


if __name__ == "__main__":
    for check in (check_operations, check_graphs, check_optimizers, check_initializers):
        compared, furthest = 0, 0.0
        check()
        print(f"{check.__name__}: {compared} numbers, the furthest off by {furthest:.1e}")
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)
