// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "backstep", path: "..")],
  targets: [
    // Plain loops to be measured beside; a release build compiles them −O2.
    .target(name: "PlainC"),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        .product(name: "Autodiff", package: "backstep"),
        .product(name: "Experiments", package: "backstep"),
        .product(name: "Lessons", package: "backstep"),
        "PlainC",
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ]
)
