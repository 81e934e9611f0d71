internal import JourneyModel

/// Explains findings: what `journey explain` shows.
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

  /// Returns the page of a finding, by its code or its name.
  public func explain(_ name: String) throws(RunError) -> String {
    guard let page = RuleBook.page(for: name) else { throw RunError(unknown(name)) }
    return format == .json ? Self.lines(of: page.node) : page.plainText
  }

  /// Returns the list of all that can be explained.
  public func overview() -> String {
    if format == .json {
      return Self.lines(of: .array(RuleBook.pages.map(\.summaryNode)))
    }
    return RuleBook.overview
  }

  /// What is said of a name that nothing has.
  private func unknown(_ name: String) -> String {
    let names = RuleBook.pages.flatMap { [$0.code.name, $0.code.id] }
    let meant = Suggestion.closest(to: name, among: names)
    return "there is nothing to explain about `\(name)`"
      + (meant.map { "; did you mean `\($0)`?" } ?? "; `journey explain` lists what there is")
  }

  /// A value as lines of JSON.
  private static func lines(of node: JSONNode) -> String {
    String(decoding: JSONWriter.pretty(node), as: UTF8.self)
  }
}
