// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "backstep", path: "..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        .product(name: "Autodiff", package: "backstep"),
        .product(name: "Lessons", package: "backstep"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ]
)
