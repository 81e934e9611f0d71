internal import Foundation

/// What was typed before, the oldest first, kept in a file that only its owner can read.
public final class EntryHistory {
  /// The entries.
  private(set) var entries: [String]
  /// The file; `nil` keeps nothing beyond the session.
  private let path: String?

  /// How many entries are kept: months of work, and read in no time.
  private static let entriesMax = 1_000
  /// How long an entry can be to be kept, in bytes.
  private static let entryBytesMax = 1 << 14

  /// Reads the history of a file; what cannot be read is empty.
  public init(path: String?) {
    self.path = path
    let data = path.flatMap { FileManager.default.contents(atPath: $0) } ?? Data()
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    entries = lines.suffix(Self.entriesMax).map { Self.unescaped(String($0)) }
    if lines.count > 2 * Self.entriesMax { rewrite() }
  }

  /// Where the history of a program lies: in the folder for the state of programs.
  public static func path(for program: String, environment: [String: String]) -> String? {
    let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/state" }
    return (state ?? home).map { "\($0)/\(program)/history" }
  }

  /// Keeps an entry, unless it is the last one again.
  func add(_ entry: String) {
    guard !entry.isEmpty, entry != entries.last, entry.utf8.count <= Self.entryBytesMax else {
      return
    }
    entries.append(entry)
    guard let path else { return }
    let isNew = !FileManager.default.fileExists(atPath: path)
    write(Self.escaped(entry) + "\n", to: path, flags: O_APPEND, makesFolder: isNew)
  }

  /// Writes the file anew with what is kept.
  private func rewrite() {
    guard let path else { return }
    let text = entries.map { Self.escaped($0) + "\n" }.joined()
    write(text, to: path, flags: O_TRUNC, makesFolder: false)
  }

  /// Writes to the file; a history that cannot be kept stops nobody from working.
  private func write(_ text: String, to path: String, flags: Int32, makesFolder: Bool) {
    if makesFolder {
      try? FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | flags, 0o600)
    guard descriptor >= 0 else { return }
    // What somebody types may tell of people: a file that was there before is shut as well.
    fchmod(descriptor, 0o600)
    try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      .write(contentsOf: Data(text.utf8))
  }

  /// An entry on one line.
  private static func escaped(_ entry: String) -> String {
    entry.replacingOccurrences(of: "\\", with: "\\\\")
      .replacingOccurrences(of: "\n", with: "\\n")
  }

  /// The entry of a line.
  private static func unescaped(_ line: String) -> String {
    var entry = ""
    var isEscaped = false
    for character in line {
      if isEscaped {
        entry.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        entry.append(character)
      }
    }
    return entry
  }
}
