internal import Foundation
internal import JourneyModel
internal import JourneyServices
public import Logging

/// Writes each message as a line to standard error: as JSON for programs, or as text for people.
///
/// What a message bears is escaped, so that nobody who sends something writes a line of his own.
public struct LineLogHandler: LogHandler {
  /// How lines look.
  public enum Form: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// For programs.
    case json
  }

  /// The most characters of a value: a line is for reading.
  private static let valueLengthMax = 2_000

  /// How lines look.
  private let form: Form
  /// Who writes.
  private let label: String
  /// What is left out.
  public var logLevel: Logger.Level
  /// What all messages bear.
  public var metadata: Logger.Metadata = [:]
  /// What else messages bear.
  public var metadataProvider: Logger.MetadataProvider?

  /// Creates a handler.
  public init(label: String, form: Form, level: Logger.Level) {
    self.label = label
    self.form = form
    logLevel = level
  }

  /// What all messages bear under a name.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes a message.
  public func log(event: LogEvent) {
    let fields = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }
      .merging(event.metadata ?? [:]) { $1 }
      .sorted { $0.key < $1.key }
      .map { ($0.key, String("\($0.value)".prefix(Self.valueLengthMax))) }
    let at = "\(SystemClock().now)"
    switch form {
    case .json: Self.write(json(event, at, fields))
    case .text: Self.write(text(event, at, fields))
    }
  }

  /// A message as JSON.
  private func json(_ event: LogEvent, _ at: String, _ fields: [(String, String)]) -> [UInt8] {
    let head: [(String, JSONNode)] = [
      ("at", .text(at)), ("level", .text(event.level.rawValue)), ("from", .text(label)),
      ("message", .text("\(event.message)")),
    ]
    let taken = Set(head.map(\.0))
    let rest = fields.map { (taken.contains($0.0) ? "_" + $0.0 : $0.0, JSONNode.text($0.1)) }
    return JSONWriter.compact(.object(members: head + rest))
  }

  /// A message as text.
  private func text(_ event: LogEvent, _ at: String, _ fields: [(String, String)]) -> [UInt8] {
    let words = [at, event.level.rawValue, "\(event.message)"].map(Self.plain)
    let pairs = fields.map { "\(Self.plain($0.0))=\(Self.quoted($0.1))" }
    return Array((words + pairs).joined(separator: " ").utf8)
  }

  /// A value, in quotes where it has several words.
  private static func quoted(_ text: String) -> String {
    let value = plain(text)
    return value.isEmpty || value.contains(" ") || value.contains("\"") ? "\"\(value)\"" : value
  }

  /// A text without what a terminal would obey.
  private static func plain(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { text, scalar in
      let isControl = scalar.properties.generalCategory == .control || isTurning(scalar)
      text += isControl ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
  }

  /// `true` of what turns the direction of writing, or ends a line.
  private static func isTurning(_ scalar: Unicode.Scalar) -> Bool {
    (0x200E...0x200F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value)
      || (0x2066...0x2069).contains(scalar.value)
  }

  /// Writes a line in one go, so that lines of many threads do not mix.
  private static func write(_ line: [UInt8]) {
    let bytes = line + [UInt8(ascii: "\n")]
    _ = bytes.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
