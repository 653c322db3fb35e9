// What the processor remembers of numbers that were too small.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum Underflow {
  /// Whether a number that should not be 0, or not so inexact, came out below 2^−1022 (IEEE 754,
  /// section 7.5).
  @inline(never) static func happens(in calculation: () -> Void) -> Bool {
    feclearexcept(FE_UNDERFLOW)
    calculation()
    return fetestexcept(FE_UNDERFLOW) != 0
  }
}
