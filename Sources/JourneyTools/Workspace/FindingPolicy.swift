internal import JourneyLanguage
internal import JourneyModel

/// Decides which findings of a file are shown, and how much each weighs: by what the workspace
/// sets, and by the comments that let findings stand.
///
/// Both hold for what is a warning by nature. An error stays one.
struct FindingPolicy {
  /// The severities that the workspace sets, by the name of the finding; `nil` turns it off.
  private let severities: [String: Diagnostic.Severity?]
  /// Every kind of finding by name.
  private static let known = Dictionary(
    FindingCodes.all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// Creates the policy of a workspace.
  init(catalog: Catalog?) {
    severities = catalog?.lint ?? [:]
  }

  /// Returns what is shown of the findings of a definition, in the order given.
  func applied(to findings: [Diagnostic]) -> [Diagnostic] {
    findings.compactMap(weighed)
  }

  /// Returns what is shown of the findings of a script, in the order of the source.
  ///
  /// Where not all are found yet, no comment is called unneeded.
  func applied(
    to findings: [Diagnostic], of tree: SyntaxTree, areAllFound: Bool
  ) -> [Diagnostic] {
    var shown = findings.compactMap(weighed)
    let allowances = Allowance.all(in: tree) { Self.known[$0] != nil || Self.name(of: $0) != nil }
    if !allowances.isEmpty {
      shown = apply(allowances, to: shown, in: tree.source, areAllFound: areAllFound)
    }
    return shown.enumerated().sorted {
      ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
    }.map(\.element)
  }

  /// A finding with the severity that the workspace sets; `nil` if it is turned off.
  private func weighed(_ finding: Diagnostic) -> Diagnostic? {
    guard finding.code.isSettable else { return finding }
    var finding = finding
    switch severities[finding.code.name] {
    case .some(.some(let severity)): finding.severity = severity
    case .some(.none): return nil
    case .none: if finding.code.isOffByDefault { return nil }
    }
    return finding
  }

  /// `true` if findings of this kind are shown at all.
  func isOn(_ code: DiagnosticCode) -> Bool {
    switch severities[code.name] {
    case .some(let severity): severity != nil
    case .none: !code.isOffByDefault
    }
  }

  /// A kind of finding on a line.
  private struct Place: Hashable {
    /// The name of the finding.
    var name: String
    /// The line.
    var line: Int
  }

  /// Leaves out what the comments let stand, and adds what is wrong with the comments.
  private func apply(
    _ allowances: [Allowance], to findings: [Diagnostic], in source: SourceFile, areAllFound: Bool
  ) -> [Diagnostic] {
    let named = Set(
      allowances.compactMap { one in one.line.map { Place(name: one.name.text, line: $0) } })
    var used: Set<Place> = []
    var shown = findings.filter { finding in
      let place = Place(name: finding.code.name, line: source.line(at: finding.span.start))
      guard finding.code.isSettable, named.contains(place) else { return true }
      used.insert(place)
      return false
    }
    let isWhole = areAllFound && !shown.contains { $0.code.severity == .error }
    for allowance in allowances {
      let place = allowance.line.map { Place(name: allowance.name.text, line: $0) }
      let isUsed = place.map { used.remove($0) != nil } ?? false
      if let finding = problem(with: allowance, isUsed: isUsed, isWhole: isWhole) {
        shown += [finding].compactMap(weighed)
      }
    }
    return shown
  }

  /// What is wrong with a comment, if anything; where not everything has been looked at, a comment
  /// that lets nothing stand may yet do so.
  private func problem(
    with allowance: Allowance, isUsed: Bool, isWhole: Bool
  ) -> Diagnostic? {
    let name = allowance.name
    guard let code = Self.known[name.text] else { return unknown(name) }
    if !code.isSettable {
      return Diagnostic(
        AllowanceCode.unknown, at: name.span, "`\(name.text)` is an error, and cannot stand",
        help: "mend it, and leave out the comment", fix: Self.fix(removing: allowance))
    }
    if !isUsed {
      if !isWhole || !isOn(code) { return nil }
      return Diagnostic(
        AllowanceCode.unneeded, at: allowance.span,
        "there is no `\(name.text)` here that the comment could let stand",
        fix: Self.fix(removing: allowance))
    }
    guard allowance.reason == nil else { return nil }
    return Diagnostic(
      AllowanceCode.withoutReason, at: allowance.span, "the comment does not say why",
      help: "write `# allow \(name.text): ` and the reason")
  }

  /// A comment that names no finding.
  private func unknown(_ name: NameSyntax) -> Diagnostic {
    let names = Self.known.values.filter(\.isSettable).map(\.name).sorted()
    let meant = Self.name(of: name.text) ?? Suggestion.closest(to: name.text, among: names)
    return Diagnostic(
      AllowanceCode.unknown, at: name.span, "no finding is called `\(name.text)`",
      help: meant.map { "did you mean `\($0)`?" },
      fix: meant.map { .init(span: name.span, replacement: $0) })
  }

  /// The name of the finding of a code, however that is written.
  private static func name(of code: String) -> String? {
    FindingCodes.all.first { $0.id == code.uppercased() }?.name
  }

  /// The change that takes a comment out.
  private static func fix(removing allowance: Allowance) -> Diagnostic.Fix {
    .init(span: allowance.removal, replacement: "")
  }
}
