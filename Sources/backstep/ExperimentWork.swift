import Experiments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs experiments to their end, tells how long it will take, and stops at Ctrl-C with what there is.
struct ExperimentWork {
  static let interrupt = SIGINT
  /// What each of them has given.
  private(set) var runs: [[Series]] = []
  private let experiments: [Experiment]

  init(_ experiments: [Experiment]) { self.experiments = experiments }

  /// - Returns: whether all of it was done; of several runs those are kept that were.
  mutating func run() -> Bool {
    Self.holdInterrupts()
    var bar = ProgressBar()
    defer { bar.clear() }
    for (number, experiment) in experiments.enumerated() {
      var run = ExperimentRun(experiment)
      while run.advance() {
        if Self.isInterrupted {
          if number == 0 { runs.append(run.series) }
          return false
        }
        let share = Double(run.slicesDone) / Double(run.sliceCount)
        bar.show((Double(number) + share) / Double(experiments.count))
      }
      runs.append(run.series)
    }
    return true
  }

  /// From here on Ctrl-C waits until it is asked for: between two slices of the work.
  private static func holdInterrupts() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, interrupt)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  private static var isInterrupted: Bool {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigpending(&signals)
    return sigismember(&signals, interrupt) == 1
  }
}

/// How far a work has come, on a terminal that is standard error, once it has taken a second.
private struct ProgressBar {
  private static let columns = 40
  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)
  private let start = ContinuousClock.now
  private let isSeen = isatty(STDERR_FILENO) == 1
  private var shown: ContinuousClock.Instant?

  /// - Parameter share: from 0 to 1.
  mutating func show(_ share: Double) {
    let now = ContinuousClock.now
    guard isSeen, share > 0, now - start > Self.patience,
      shown.map({ now - $0 > Self.interval }) ?? true
    else { return }
    shown = now
    let done = Int(share * Double(Self.columns))
    let left = (now - start) * ((1 - share) / share)
    let bar =
      String(repeating: "#", count: done) + String(repeating: ".", count: Self.columns - done)
    Printable.warn("\r[\(bar)] \(Int(share * 100)) %, \(left.components.seconds + 1) s left   ")
  }

  mutating func clear() {
    if shown != nil { Printable.warn("\r" + String(repeating: " ", count: 78) + "\r") }
  }
}
