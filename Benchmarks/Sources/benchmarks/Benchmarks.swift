import Autodiff
import Lessons

/// How long it takes to build graphs, to trace them and to train by a plan.
@main
struct Benchmarks {
  static func main() throws {
    if CommandLine.arguments.contains("peers") { return try ForPeers.run() }
    var watch = Stopwatch()
    try BesideC.training(&watch)
    try BesideC.layers(&watch)
    try BesideC.products(&watch)
    if CommandLine.arguments.contains("beside-c") { return print(watch.table) }
    let path = CommandLine.arguments.dropFirst().first ?? "../lessons/06-mlp-batch3.yaml"
    watch.measure("mlp-batch3: read the lesson") { LessonFile.read(path) }
    if let part = LessonFile.read(path).lesson?.graphs.first {
      watch.measure("mlp-batch3: trace") { part.content.trace() }
    } else {
      print("\(path) cannot be read; give the path of mlp-batch3")
    }
    let start = [0: Tensor(0.5)]
    for lines in [100, 1000, 10_000] {
      try watch.measure("chain of \(lines): graph") { try Graphs.chain(lines) }
      let chain = try Graphs.chain(lines)
      watch.measure("chain of \(lines): trace") { Trace(chain, given: start) }
      try watch.measure("fork of \(lines): graph") { try Graphs.fork(lines) }
      let fork = try Graphs.fork(lines)
      watch.measure("fork of \(lines): trace") { Trace(fork, given: start) }
    }
    let (network, given) = try Graphs.network()
    watch.measure("10–40–40–5, batch of 10: one gradient") { Trace(network, given: given) }
    let trace = Trace(network, given: given)
    watch.measure("10–40–40–5, batch of 10: one forward-mode pass") {
      TangentTrace(trace, seed: network.given.first { $0.kind == .parameter }?.id ?? 0)
    }
    let (wide, wideGiven) = try Graphs.layers(1, size: 300, examples: 10)
    let training = Training(optimizer: .adam(), length: .steps(1000))
    var run = try TrainingRun(wide, given: wideGiven, training)
    var iteration = 0
    watch.measure("300×300 with Adam, ten examples: the next iteration") {
      iteration += 1
      return run.trace(at: iteration)
    }
    for depth in [10, 25, 100, 250, 490] {
      try watch.measure("a line \(depth) operations deep: graph") { try Graphs.nested(depth) }
    }
    print(watch.table)
  }
}
