/// What is wrong with a progress file, or with writing it.
public enum ProgressProblem: Error, Hashable, Sendable {
  /// No progress in a format of ours.
  case notUnderstood
  case newerFormat(Int)
  /// What could not be understood is kept under another name.
  case setAside(String, as: String)
  /// The same, and what was known of it is written again.
  case restored(String, as: String)
  case cannotSetAside(String, reason: String)
  case cannotRead(String, reason: String)
  case cannotSave(String, reason: String)
  /// Another program is saving, or keeps the lock.
  case locked(String)

  public var sentence: String {
    switch self {
    case .notUnderstood: "this is no progress that Backstep has written"
    case .newerFormat(let format):
      "the progress has format \(format), which a newer Backstep reads; it is left as it is, "
        + "and nothing is saved"
    case .setAside(let path, let name):
      "the progress in \(path) was damaged; it is kept as \(name), and a new one begins"
    case .restored(let path, let name):
      "the progress in \(path) was damaged; it is kept as \(name), and what was known of it is "
        + "written anew"
    case .cannotSetAside(let path, let reason):
      "the progress in \(path) is damaged and cannot be set aside (\(reason)); nothing is saved"
    case .cannotRead(let path, let reason):
      "the progress in \(path) cannot be read (\(reason)); nothing is saved"
    case .cannotSave(let path, let reason):
      "the progress cannot be saved in \(path) (\(reason))"
    case .locked(let path):
      "the progress cannot be saved in \(path) (another program keeps it locked)"
    }
  }

  /// The same in one line of a screen.
  public var headline: String {
    switch self {
    case .notUnderstood: "this is no progress that Backstep has written"
    case .newerFormat: "your progress is from a newer Backstep; nothing is saved"
    case .setAside: "your progress was damaged; it is kept aside, and a new one begins"
    case .restored: "your progress was damaged; it is kept aside, and was written anew"
    case .cannotSetAside: "your progress is damaged, and nothing is saved"
    case .cannotRead: "your progress cannot be read, and nothing is saved"
    case .cannotSave, .locked: "your progress cannot be saved"
    }
  }
}
