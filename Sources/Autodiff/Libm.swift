// The C library's elementary functions under names that no operation has: inside `Operation`,
// `exp` is the operation.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Sendable func exponential(_ x: Double) -> Double { exp(x) }
@Sendable func logarithm(_ x: Double) -> Double { log(x) }
/// log(1 + x), exact for small x.
@Sendable func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
/// exp(x) − 1, exact for small x.
@Sendable func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }
@Sendable func raised(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
@Sendable func squareRoot(_ x: Double) -> Double { x.squareRoot() }
@Sendable func tangent(_ x: Double) -> Double { tan(x) }
@Sendable func errorFunctionComplement(_ x: Double) -> Double { erfc(x) }
@Sendable func sine(_ x: Double) -> Double { sin(x) }
@Sendable func cosine(_ x: Double) -> Double { cos(x) }
@Sendable func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
