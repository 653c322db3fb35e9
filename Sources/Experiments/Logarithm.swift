internal import Autodiff

/// The natural logarithm, by the engine.
func naturalLogarithm(_ x: Double) -> Double { Operation.log.value([Tensor(x)]).elements[0] }

/// How many decades a number is above 1.
func logarithm(_ x: Double) -> Double { naturalLogarithm(x) / naturalLogarithm(10) }
