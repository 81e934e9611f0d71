internal import JourneyModel

/// Explains findings and the words of the language: what `journey explain` shows.
public struct Explainer: Sendable {
  /// The forms in which things are explained.
  public enum Format: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// For programs.
    case json
  }

  /// The form.
  private let format: Format

  /// Creates an explainer.
  public init(format: Format = .text) {
    self.format = format
  }

  /// Returns what there is to say of a finding, by its code or its name, or of a word of the
  /// language.
  public func explain(_ name: String) throws(RunError) -> String {
    if let page = RuleBook.page(for: name) {
      return format == .json ? Self.lines(of: page.node) : page.plainText
    }
    if let entry = LanguageBook.entry(for: name) {
      return format == .json ? Self.lines(of: entry.node) : entry.plainText
    }
    throw RunError(Self.unknown(name))
  }

  /// Returns the list of all that can be explained.
  public func overview() -> String {
    if format == .json {
      return Self.lines(
        of: .object([
          "language": .array(LanguageBook.entries.map(\.summaryNode)),
          "findings": .array(RuleBook.pages.map(\.summaryNode)),
        ]))
    }
    return LanguageBook.overview + "\n" + RuleBook.overview
  }

  /// Every name that can be explained: names and codes of findings, and words of the language.
  public static var names: [String] {
    RuleBook.pages.flatMap { [$0.code.name, $0.code.id] } + LanguageBook.entries.flatMap(\.words)
  }

  /// What is said of a name that nothing has.
  private static func unknown(_ name: String) -> String {
    let meant = Suggestion.closest(to: name, among: names)
    return "there is nothing to explain about `\(name)`"
      + (meant.map { "; did you mean `\($0)`?" } ?? "; `journey explain` lists what there is")
  }

  /// A value as lines of JSON.
  private static func lines(of node: JSONNode) -> String {
    String(decoding: JSONWriter.pretty(node), as: UTF8.self)
  }
}
