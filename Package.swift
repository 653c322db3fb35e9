// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// Of what is far from every loop over numbers: a tenth smaller, and as soon on the screen.
let small: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict + settings)
}

/// - Parameter data: folders that the tests read where they lie.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies, exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "backstep",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "backstep", targets: ["backstep"]),
    // For Benchmarks, a package of its own.
    .library(name: "Autodiff", targets: ["Autodiff"]),
    .library(name: "Experiments", targets: ["Experiments"]),
    .library(name: "Lessons", targets: ["Lessons"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // The matrix product, by vectors as wide as the processor's.
    .target(name: "CProduct"),
    // The pure middle: numbers, formulas, pictures.
    library("Autodiff", ["CProduct"]),
    library("Notation", ["Autodiff"]),
    library("Slips", ["Autodiff"], settings: small),
    library("Experiments", ["Autodiff"]),
    library("GraphLayout", ["Screen"]),
    // libyaml's parser.
    .target(name: "CYAML", linkerSettings: [.linkedLibrary("yaml")]),
    library(
      "Lessons", ["Autodiff", "Notation", "Slips", "Experiments", "CYAML"], settings: small),
    library("Study", ["Autodiff", "Slips", "Experiments", "Lessons"], settings: small),
    library("Screen"),
    library(
      "Interface",
      ["Autodiff", "Notation", "Experiments", "GraphLayout", "Lessons", "Study", "Screen"],
      settings: small),
    library(
      "Export", ["Autodiff", "Notation", "Experiments", "Lessons", "Screen", "Interface"],
      settings: small),
    library(
      "Room", ["Autodiff", "Notation", "Lessons", "Study", "Screen", "Interface"], settings: small),

    // The thin edges: the terminal and the command line.
    .target(
      name: "CTerminal",
      cSettings: [.define("_XOPEN_SOURCE_EXTENDED"), .define("NCURSES_WIDECHAR", to: "1")],
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    library("Curses", ["CTerminal", "Screen"]),
    .executableTarget(
      name: "backstep",
      dependencies: [
        "Autodiff", "Notation", "Experiments", "Lessons", "Study", "Screen", "Interface", "Export",
        "Room", "Curses", argumentParser,
      ],
      exclude: ["Linux.ld", "Linux.order"],
      swiftSettings: strict + small),

    // Random numbers and random graphs, and what answers a lesson, for tests only.
    .target(
      name: "Support", dependencies: ["Autodiff", "Notation", "Lessons", "Study"],
      path: "Tests/Support", swiftSettings: strict),
    // Counts how often memory is asked for.
    .target(name: "CountedMemory", path: "Tests/CountedMemory"),
    tests("Autodiff", ["Autodiff", "Notation", "Support", "CountedMemory"]),
    tests("Slips", ["Autodiff", "Slips", "Support"]),
    tests("Notation", ["Autodiff", "Notation", "Support"]),
    tests("Experiments", ["Autodiff", "Experiments"]),
    tests("GraphLayout", ["GraphLayout", "Screen"]),
    tests("Lessons", ["Autodiff", "Notation", "Slips", "Experiments", "Lessons", "Support"]),
    tests("Study", ["Autodiff", "Lessons", "Study", "Support"]),
    tests("Screen", ["Screen"]),
    tests("Curses", ["Curses"]),
    tests(
      "Interface",
      [
        "Autodiff", "Notation", "Slips", "Experiments", "GraphLayout", "Lessons", "Study", "Screen",
        "Interface",
        "Export", "Room", "Support",
      ],
      data: ["Golden"]),
    tests(
      "Export",
      ["Autodiff", "Notation", "Lessons", "Study", "Screen", "Interface", "Export"]),
    tests(
      "Room",
      ["Autodiff", "Lessons", "Study", "Screen", "Interface", "Room"]),
    // Ends in ways in which Backstep should not, so that tests see what becomes of the terminal.
    .executableTarget(
      name: "CrashingProgram", dependencies: ["Curses", "Screen"], path: "Tests/CrashingProgram",
      swiftSettings: strict),
    tests(
      "Backstep",
      [
        "backstep", "CrashingProgram", "Interface", "Lessons", "Room", "Study", "Screen", "Support",
      ]),
    tests("Architecture", []),
  ]
)
