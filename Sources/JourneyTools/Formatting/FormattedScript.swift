internal import JourneyLanguage
internal import JourneyModel

/// A script and its canonical layout.
public struct FormattedScript: Sendable {
  /// The name that messages show.
  public let name: String
  /// The canonical layout.
  public let text: String
  /// `true` if the script is not laid out canonically.
  public let isChanged: Bool
  /// Where the script lies; `nil` for standard input.
  private let path: String?
  /// The script as it is.
  private let original: String

  /// Reads and lays out scripts; `-` is standard input.
  public static func load(
    _ paths: [String], standardInputName: String? = nil
  ) throws(RunError) -> [FormattedScript] {
    var scripts: [FormattedScript] = []
    for path in paths {
      let loader = WorkspaceLoader(standardInputName: standardInputName)
      scripts.append(try FormattedScript(try loader.read(path), path: path == "-" ? nil : path))
    }
    return scripts
  }

  /// Lays out a script.
  init(_ source: SourceFile, path: String?) throws(RunError) {
    guard !Self.isOther(source) else {
      throw RunError("`\(source.name)` is no script; the layout of JSON and YAML is left as it is")
    }
    guard let text = Formatter.format(source) else {
      throw RunError("`\(source.name)` is no UTF-8 text; it is left as it is")
    }
    name = source.name
    self.text = text
    isChanged = Array(text.utf8) != source.bytes
    self.path = path
    original = String(decoding: source.bytes, as: UTF8.self)
  }

  /// Returns `true` for a definition or a catalog, named among the scripts by mistake.
  private static func isOther(_ source: SourceFile) -> Bool {
    source.isDefinition || [".yaml", ".yml"].contains { source.name.hasSuffix($0) }
  }

  /// What the layout changes, as a unified diff; empty if that is nothing.
  public var diff: String { UnifiedDiff(name: name, from: original, to: text).text }

  /// Writes the layout into the file, unless that is as it should be; the file is replaced whole.
  public func write() throws(RunError) {
    guard isChanged, let path else { return }
    try WholeFile(path: path).replace(with: Array(text.utf8))
  }
}
