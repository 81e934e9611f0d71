import JourneyModel

/// Writes out the uses of fragments: their steps as they would stand in the journey.
///
/// The names that a fragment gives are its own. They stay as they are, unless the journey or
/// another use has one like it: then a number follows. Values that are fixed stand where the
/// parameter was named; any other is worked out where the use is reached, and kept.
struct FragmentExpander {
  /// What the checkers of the script share.
  private let context: CheckContext
  /// The names that the journey gives, and those of the uses so far.
  private var given: Set<String>
  /// The names that are taken for other reasons.
  private let reserved: Set<String>
  /// The highest number that was put behind each name so far.
  private var numbers: [String: Int] = [:]

  /// `true` while the steps of a fragment are being written out.
  private var isWithin = false

  /// Creates an expander for a journey that gives these names itself.
  init(context: CheckContext, names: Set<String>) {
    self.context = context
    given = names
    reserved = Set(FixedNames.roots).union(context.constants.keys)
  }

  /// Steps with all uses in them written out.
  mutating func expanded(_ steps: [StepSyntax], depth: Int = 0) -> [StepSyntax] {
    steps.map { step in
      var result = step
      result.mapBlocks { expanded($0, depth: depth + 1) }
      if case .use(let use) = step.kind { result.kind = .use(expanded(use, depth: depth)) }
      return result
    }
  }

  /// A use with its steps; without any if it is wrong, which is reported where it is checked.
  private mutating func expanded(_ use: UseSyntax, depth: Int) -> UseSyntax {
    guard let entry = context.fragments[use.name.text], entry.isUsable,
      use.values.count == entry.parameters.count
    else { return use }
    guard isWithin || isSmall(entry, depth: depth) else {
      FragmentTable.reportSize(of: use.name, findings: context.findings)
      return use
    }
    let outer = isWithin
    isWithin = true
    defer { isWithin = outer }
    return written(use, of: entry.syntax)
  }

  /// `true` if the steps of a fragment are not too many here; those that it uses are counted in.
  private func isSmall(_ entry: FragmentTable.Entry, depth: Int) -> Bool {
    context.takeSteps(entry.stepCount + entry.parameters.count)
      && depth + 1 + entry.depth <= FragmentLimits.depthMax
  }

  /// The use with the steps of its fragment, in which names and values are put.
  private mutating func written(
    _ use: UseSyntax, of fragment: FragmentSyntax
  ) -> UseSyntax {
    var result = use
    let own = StepChanges(of: fragment.steps).bindings
    let met = NameRewriter.names(in: fragment.steps)
    var replacements: [String: ExpressionSyntax] = [:]
    for name in own.sorted() { replacements[name] = name.expression(as: fresh(name, besides: met)) }
    for (parameter, value) in zip(fragment.parameters, use.values) {
      if !own.contains(parameter.text), isFixed(value) {
        replacements[parameter.text] = value
        continue
      }
      let name = replacements[parameter.text]?.name ?? fresh(parameter.text, besides: met)
      replacements[parameter.text] = parameter.text.expression(as: name)
      result.assignments.append(
        StepSyntax(
          kind: .assign(NameSyntax(name, span: value.span), value), span: value.span,
          keyword: value.span))
    }
    var rewriter = NameRewriter(replacements)
    result.steps = expanded(rewriter.rewritten(fragment.steps))
    return result
  }

  /// A name like the given one that nothing bears yet, neither in the journey nor in the fragment.
  private mutating func fresh(_ name: String, besides met: Set<String>) -> String {
    if !reserved.contains(name), given.insert(name).inserted { return name }
    var number = numbers[name] ?? 1
    var result: String
    repeat {
      number += 1
      result = "\(name)_\(number)"
    } while met.contains(result) || reserved.contains(result) || !given.insert(result).inserted
    numbers[name] = number
    return result
  }

  /// `true` for a value that is the same whenever it is asked for: it can stand anywhere.
  private func isFixed(_ value: ExpressionSyntax) -> Bool {
    switch value.kind {
    case .literal: true
    case .name(let name): context.constants[name.text] != nil && !given.contains(name.text)
    case .negated(let inner), .parenthesized(let inner): inner.isLiteral
    case .list(let elements): elements.allSatisfy(\.isLiteral)
    default: false
    }
  }
}

extension ExpressionSyntax {
  /// `true` for a literal.
  fileprivate var isLiteral: Bool {
    if case .literal = kind { return true }
    return false
  }

  /// The name that this is, if it is one.
  fileprivate var name: String? {
    if case .name(let name) = kind { return name.text }
    return nil
  }
}

extension String {
  /// The name that stands in the place of this one; its place is that of what it replaces.
  fileprivate func expression(as name: String) -> ExpressionSyntax {
    let span = SourceSpan(0, 0)
    return ExpressionSyntax(.name(NameSyntax(name, span: span)), span: span)
  }
}
