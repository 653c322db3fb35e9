import ArgumentParser

@main
struct Backstep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backstep", abstract: "Step through backpropagation on a small graph.",
    version: "0.1.0")
}
