import JourneyModel

/// The fragments of a script, with what each needs where it is used.
struct FragmentTable {
  /// A fragment that can be used.
  struct Entry {
    /// What is written.
    var syntax: FragmentSyntax
    /// The types of its parameters, as its own steps tell them.
    var parameters: [TypeTerm]
    /// How many steps a use of it stands for.
    var stepCount = 0
    /// How many blocks and uses stand within each other in it.
    var depth = 0
    /// `true` if a use can be written out: it leads to no circle and stays within the limits.
    var isUsable = false
  }

  /// The fragments by name.
  private(set) var entries: [String: Entry] = [:]
  /// The names, those that are used before those that use them.
  private(set) var order: [String] = []

  /// `true` if there is a fragment whose first line could not be read: any name may be its own.
  private(set) var hasNameless = false

  /// The names in the order of the alphabet.
  var names: [String] { entries.keys.sorted() }

  /// The fragment of a name.
  subscript(name: String) -> Entry? { entries[name] }

  /// The same fragments, of whose parameters nothing is known.
  var withoutTypes: FragmentTable {
    var copy = self
    for name in order {
      copy.entries[name]?.parameters = entries[name]?.parameters.map { _ in .anything } ?? []
    }
    return copy
  }

  /// Adds a fragment; of two of one name the first counts.
  mutating func add(_ fragment: FragmentSyntax, in table: TypeTable) {
    if fragment.name.text.isEmpty { hasNameless = true }
    guard entries[fragment.name.text] == nil, !fragment.name.text.isEmpty else { return }
    let parameters = fragment.parameters.map { table.makeTerm($0.text) }
    entries[fragment.name.text] = Entry(syntax: fragment, parameters: parameters)
    order.append(fragment.name.text)
  }

  /// Works out what each fragment stands for, from those that use no other upwards, and reports
  /// those that cannot be written out.
  mutating func settle(findings: Findings) {
    let uses = entries.mapValues { FragmentUses(of: $0.syntax.steps) }
    var waiting = uses.mapValues { use in Set(use.names.filter { entries[$0] != nil }) }
    let users = Self.reversed(waiting)
    var ready = order.filter { waiting[$0]?.isEmpty ?? true }
    var settled: [String] = []
    while let name = ready.popLast() {
      settled.append(name)
      if let own = uses[name] { measure(name, own, findings: findings) }
      for user in users[name] ?? [] {
        waiting[user]?.remove(name)
        if waiting[user]?.isEmpty ?? false { ready.append(user) }
      }
    }
    let open = order.filter { !(waiting[$0]?.isEmpty ?? true) }
    order = settled + open
    reportCircles(among: open, waiting, uses, findings: findings)
  }

  /// Who uses each name, in a fixed order.
  private static func reversed(_ uses: [String: Set<String>]) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for user in uses.keys.sorted() {
      for name in uses[user] ?? [] { result[name, default: []].append(user) }
    }
    return result
  }

  /// Measures a fragment whose own uses have been measured.
  private mutating func measure(_ name: String, _ own: FragmentUses, findings: Findings) {
    var count = own.stepCount
    var depth = own.depth
    for use in own.uses {
      guard let inner = entries[use.name.text] else { continue }
      guard inner.isUsable else { return }
      count += inner.stepCount + inner.parameters.count
      depth = max(depth, use.depth + 1 + inner.depth)
      guard count <= FragmentLimits.stepsMax, depth <= FragmentLimits.depthMax else {
        return Self.reportSize(of: use.name, findings: findings)
      }
    }
    entries[name]?.stepCount = count
    entries[name]?.depth = depth
    entries[name]?.isUsable = true
  }

  /// Reports a use that makes too many steps, or too many within each other.
  static func reportSize(of name: NameSyntax, findings: Findings) {
    findings.report(
      NameCode.endlessFragment, at: name.span,
      "too many steps come of using `\(name.text)` here",
      help: "use it less often, or leave out some of the fragments that it uses")
  }

  /// Reports fragments that use themselves: one circle for each way that leads into one.
  private func reportCircles(
    among open: [String], _ waiting: [String: Set<String>], _ uses: [String: FragmentUses],
    findings: Findings
  ) {
    var seen: Set<String> = []
    for start in open.sorted() where !seen.contains(start) {
      var path: [String] = []
      var name = start
      while seen.insert(name).inserted {
        path.append(name)
        guard let next = uses[name]?.names.first(where: { waiting[name]?.contains($0) ?? false })
        else { break }
        name = next
      }
      guard let first = path.firstIndex(of: name) else { continue }
      let circle = Array(path[first...])
      guard let use = uses[name]?.uses.first(where: { $0.name.text == circle[1 % circle.count] })
      else { continue }
      reportCircle(circle, at: use.name, findings: findings)
    }
  }

  /// Reports a circle of fragments.
  private func reportCircle(_ circle: [String], at use: NameSyntax, findings: Findings) {
    let ways = (circle.dropFirst() + circle.prefix(1)).map { "`\($0)`" }
    let message =
      circle.count == 1
      ? "`\(circle[0])` uses itself"
      : "`\(circle[0])` uses itself: it uses " + ways.joined(separator: ", which uses ")
    findings.report(
      NameCode.endlessFragment, at: use.span, message,
      help: "leave out one of these uses; what comes again and again is a `repeat`")
  }
}
