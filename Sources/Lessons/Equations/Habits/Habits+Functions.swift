extension Habits {
  /// What other tools call a function, in lower case.
  static let functions: [String: Advice] = {
    var table: [String: Advice] = [:]
    for (name, others) in called {
      for other in others { table[other] = .called(name) }
    }
    for (other, instead) in written { table[other] = .written(instead) }
    for (others, why) in missing {
      for other in others { table[other] = .missing(why) }
    }
    return table
  }()

  /// The name here, and those elsewhere.
  private static let called: [String: [String]] = [
    "log": ["ln"],
    "max": ["maximum", "amax", "fmax", "reduce_max"],
    "min": ["minimum", "amin", "fmin", "reduce_min"],
    "mean": ["average", "avg", "reduce_mean", "nanmean"],
    "sum": ["reduce_sum", "nansum"],
    "abs": ["absolute", "fabs", "magnitude"],
    "square": ["sqr"],
    "sigmoid": ["logistic", "expit"],
    "relu": ["rectifier"],
    "leaky_relu": ["leakyrelu"],
    "silu": ["swish"],
    "log_softmax": ["logsoftmax"],
    "logsumexp": ["lse", "reduce_logsumexp"],
    "mse": ["mse_loss", "mseloss", "mean_squared_error"],
    "squared_error": ["sse"],
    "sum_squares": ["sumsq", "sum_of_squares"],
    "binary_cross_entropy": ["bce", "bceloss", "binary_crossentropy"],
    "binary_cross_entropy_logits": [
      "binary_cross_entropy_with_logits", "bce_with_logits", "bcewithlogitsloss",
      "sigmoid_cross_entropy_with_logits",
    ],
    "cross_entropy": [
      "crossentropyloss", "crossentropy", "categorical_crossentropy",
      "softmax_cross_entropy_with_logits",
    ],
    "concat": ["concatenate", "cat", "vstack"],
    "dot": ["inner", "vdot"],
    "var": ["variance"],
  ]

  private static let written: [String: String] = [
    "pow": "$1^$2", "power": "$1^$2", "matmul": "$1 @ $2", "mm": "$1 @ $2", "bmm": "$1 @ $2",
    "mv": "$1 @ $2", "transpose": "$1.T", "t": "$1.T", "mul": "$1 * $2", "multiply": "$1 * $2",
    "hadamard": "$1 * $2", "add": "$1 + $2", "plus": "$1 + $2", "sub": "$1 - $2",
    "subtract": "$1 - $2", "minus": "$1 - $2", "div": "$1 / $2", "divide": "$1 / $2",
    "true_divide": "$1 / $2", "neg": "-$1", "negative": "-$1", "positive": "$1",
    "exp2": "2^$1", "expm1": "exp($1) - 1", "log1p": "log(1 + $1)", "log2": "log($1) / log(2)",
    "log10": "log($1) / log(10)", "logit": "log($1 / (1 - $1))", "cbrt": "$1^(1/3)",
    "rsqrt": "1 / sqrt($1)", "sinh": "(exp($1) - exp(-$1)) / 2",
    "cosh": "(exp($1) + exp(-$1)) / 2", "sec": "1 / cos($1)", "csc": "1 / sin($1)",
    "cot": "1 / tan($1)", "sign": "step($1) - step(-$1)", "sgn": "step($1) - step(-$1)",
    "heaviside": "step($1)", "indicator": "step($1)", "threshold": "step($1)",
    "clip": "max($2, min($1, $3))", "clamp": "max($2, min($1, $3))",
    "clip_by_value": "max($2, min($1, $3))", "relu6": "min(relu($1), 6)",
    "hardtanh": "max(-1, min($1, 1))", "softsign": "$1 / (1 + abs($1))",
    "mish": "$1 * tanh(softplus($1))", "std": "sqrt(var($1))",
    "detach": "stop($1)", "stop_gradient": "stop($1)", "hstack": "concat($1, $2, columns)",

    "rmse": "sqrt(mse($1, $2))",
    "mae": "mean(abs($1 - $2))", "l1_loss": "mean(abs($1 - $2))", "l1loss": "mean(abs($1 - $2))",
    "hinge": "mean(relu(1 - $1 * $2))", "item": "$1", "linear": "$2 @ $1",
  ]

  /// Names elsewhere, and what to do here.
  private static let missing: [([String], String)] = [
    (
      ["conv", "conv1d", "conv2d", "convolve", "correlate"],
      "a convolution is a product 'W @ x' with a matrix that holds the filter in every row"
    ),
    (
      ["where", "cond", "iif", "ifelse", "piecewise"],
      "'step(c) * a + (1 - step(c)) * b' is a where c is positive, else b"
    ),
    (
      ["arctan", "atan", "atan2", "arctan2"],
      "'tanh(x)' is bounded and steepest at 0 as well; of the inverse functions there are log and sqrt"
    ),
    (
      ["arcsin", "arccos", "asin", "acos"],
      "of the inverse functions there are log and sqrt"
    ),
    (["arsinh", "asinh", "arcsinh"], "write 'log(x + sqrt(x^2 + 1))'"),
    (["arcosh", "acosh", "arccosh"], "write 'log(x + sqrt(x^2 - 1))'"),
    (["artanh", "atanh", "arctanh"], "write 'log((1 + x) / (1 - x)) / 2'"),
    (
      ["floor", "ceil", "round", "trunc", "rint", "mod", "fmod", "remainder"],
      "its slope is 0 wherever it has one, so that nothing could be learned through it"
    ),
    (
      ["argmax", "argmin", "sort", "argsort", "topk", "median", "quantile", "unique"],
      "'max(x)' and 'min(x)' pick a value by its size"
    ),
    (["prod", "cumprod"], "write the factors out, as in 'a * b * c'"),
    (["cumsum", "diff"], "multiply by a given matrix of ones and zeros, as in 'A @ x'"),
    (["erf", "erfc", "gamma", "lgamma", "digamma"], "'gelu(x)' has the normal distribution in it"),
    (
      ["inv", "pinv", "det", "solve", "lstsq", "eig", "eigh", "svd", "qr", "cholesky"],
      "there are products of matrices, but no inverses and no determinants"
    ),
    (
      ["trace", "tr", "diag", "eye"], "give a matrix of ones and zeros, and multiply by it with '*'"
    ),
    (
      [
        "zeros", "ones", "full", "array", "tensor", "asarray", "matrix", "arange", "linspace",
        "rand", "randn", "normal", "uniform", "random", "zeros_like", "ones_like", "parameter",
      ],
      "give the values a name outside of the equations"
    ),
    (
      ["view", "flatten", "ravel"],
      "'reshape(A, 2, 3)' puts the entries, row by row, in 2 rows of 3"
    ),
    (["dropout"], "multiply by a given mask of ones and zeros, as in 'm * x'"),
    (
      ["batch_norm", "layer_norm", "batchnorm", "layernorm", "normalize", "standardize"],
      "write it out, as in '(x - mean(x)) / sqrt(var(x) + 0.00001)'"
    ),
    (
      ["maxpool", "max_pool", "max_pool2d", "avg_pool", "pool"],
      "'max(a, b)' takes the larger of two"
    ),
    (["embedding", "one_hot", "onehot"], "multiply a matrix by given columns of ones and zeros"),
    (
      ["gradient", "derivative", "jacobian", "nabla", "backward", "autograd"],
      "gradients come by themselves, and 'grad(w)' is one in answers, conditions and text"
    ),
    (
      ["print", "len", "range", "size", "numel", "shape", "type", "float", "int", "numpy", "cpu"],
      "leave it out, for a line only computes"
    ),
    (
      ["squeeze", "unsqueeze", "expand", "broadcast_to", "repeat", "tile"],
      "leave it out, for numbers repeat by themselves to fit"
    ),
  ]
}
