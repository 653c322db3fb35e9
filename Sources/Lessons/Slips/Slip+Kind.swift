package import Slips

extension Slip {
  /// One word for each kind of mistake, for programs; words are added, never renamed.
  package var kind: String {
    switch self {
    case .oppositeSign: "opposite-sign"
    case .signInside: "sign-inside"
    case .signOfPath: "sign-of-path"
    case .missingGate: "missing-gate"
    case .missingFactor: "missing-factor"
    case .factorLeftOut: "factor-left-out"
    case .localDerivativeAlone: "local-derivative-alone"
    case .transposed: "transposed"
    case .factorTransposed: "factor-transposed"
    case .productOrder: "product-order"
    case .functionLeftOut: "function-left-out"
    case .otherSide: "other-side"
    case .askedOtherSide: "asked-other-side"
    case .otherNode: "other-node"
    case .onePath: "one-path"
    case .pathMissing: "path-missing"
    case .onePlace: "one-place"
    case .summed: "summed"
    case .averaged: "averaged"
    case .updated: "updated"
    case .roundedTooEarly: "rounded-too-early"
    }
  }
}
