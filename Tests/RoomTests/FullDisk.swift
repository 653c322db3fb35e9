import Foundation

/// A disk with room for so many files and folders, its own root among them; where tests may mount one.
final class FullDisk {
  let path: String

  static let canBeMade =
    geteuid() == 0
    && FullDisk(at: "/tmp/bs-\(UInt32.random(in: 0...UInt32.max))", entries: 1) != nil

  init?(at path: String, entries: Int) {
    self.path = path
    mkdir(path, 0o700)
    guard
      Self.run("mount", ["-t", "tmpfs", "-o", "size=64k,nr_inodes=\(entries)", "none", path])
    else {
      rmdir(path)
      return nil
    }
  }

  deinit {
    _ = Self.run("umount", [path])
    rmdir(path)
  }

  private static func run(_ program: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
