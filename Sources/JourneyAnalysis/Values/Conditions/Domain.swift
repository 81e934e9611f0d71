import JourneyModel

/// The values that a subject can have under some tests of it.
///
/// Tests can tell only so many values apart: for each lot of those a sample is tried.
struct Domain {
  /// A test with whether it holds.
  typealias Answer = (test: Test, isPositive: Bool)

  /// What kind of subject it is about.
  private let shape: Shape
  /// What it can be at all.
  let kind: ValueTypes.Kind
  /// The tests.
  let tests: [Answer]

  /// Moments nearer to each other than this may be the same: zones lie up to 26 hours apart, and
  /// clocks are changed.
  private static let blur = 54 * 3600 * Moment.perSecond

  /// The kinds of subject: what is asked about itself need not be held on to.
  private enum Shape {
    /// A question with one answer.
    case question
    /// Two values; `isOne` if they are one.
    case pair(isOne: Bool)
    /// The number of some past events.
    case count
    /// Any other value.
    case value
  }

  /// Creates the domain of a subject under tests.
  init(of subject: Subject, kind: ValueTypes.Kind, tests: [Answer]) {
    switch subject {
    case .question: shape = .question
    case .pair(let left, let right): shape = .pair(isOne: left == right)
    case .value(let expression): shape = expression.isCount ? .count : .value
    }
    self.kind = kind
    self.tests = tests
  }

  /// `true` if all tests come out as they must for a value.
  ///
  /// What is cheap to make is tried first: conditions are asked for far more often than they fail.
  var hasValue: Bool {
    switch shape {
    case .question: admits(.truth(true)) || admits(.truth(false))
    case .pair(let isOne): Self.relations(isOne: isOne).contains(where: admits)
    case .count: !kind.isRequired && admits(.missing) || hasCount
    case .value: !kind.isRequired && admits(.missing) || hasValue(of: kind.type)
    }
  }

  /// `true` if all tests come out as they must for a value of a type.
  private func hasValue(of type: ValueType) -> Bool {
    switch type {
    case .text: askedTexts.contains { admits(.text($0)) } || admits(.text(witness))
    case .enumeration(let values): values.contains { admits(.text($0)) }
    case .number: hasPoint(.number)
    case .boolean: admits(.truth(true)) || admits(.truth(false))
    case .moment: hasPoint(.moment)
    case .date: hasPoint(.date)
    case .time: hasPoint(.time)
    case .duration: hasPoint(.duration)
    case .list: admits(list)
    case .record: admits(.record)
    case .unknown:
      admits(.record) || hasValue(of: .boolean) || admits(list)
        || Sample.Scale.allCases.contains(where: hasPoint) || hasValue(of: .text)
    }
  }

  /// `true` if all tests come out as they must for a value.
  private func admits(_ sample: Sample) -> Bool {
    if case .point(.moment, _) = sample, hasNearMoments { return true }
    return tests.allSatisfy { test, isPositive in
      if case .beside = test, sample.isTime { return timesMeet }
      return sample.satisfies(test) == isPositive
    }
  }

  /// `true` for a subject that is the number of some past events.
  var isOfCount: Bool {
    if case .count = shape { return true }
    return false
  }

  /// How many past events there can be, for a subject that is their number.
  func countBounds(of subject: Subject) -> CountOrder.Bounds? {
    guard case .value(.history(let query)) = subject, query.kind == .count else { return nil }
    let counts = counts
    let possible = counts.filter { admits(.point(.number, $0)) }
    guard let least = possible.min(), let most = possible.max() else { return nil }
    // The greatest sample stands for all numbers beyond it.
    return CountOrder.Bounds(query: query, least: least, most: most == counts.max() ? nil : most)
  }

  /// `true` if a time can be beside all the moving edges as it must.
  private var timesMeet: Bool {
    let halves: [HalfLine] = tests.compactMap { test, isPositive in
      guard case .beside(let half) = test else { return nil }
      return isPositive ? half : half.opposite
    }
    return halves.indices.allSatisfy { index in
      halves[(index + 1)...].allSatisfy { !HalfLine.areApart(halves[index], $0) }
    }
  }

  /// `true` if two moments are asked for that may be one, as zones are not looked up here.
  private var hasNearMoments: Bool {
    guard hasLiteral(where: { $0.isMoment }) else { return false }
    let moments = Set(literals.filter(\.isMoment))
    let positions = moments.map { Sample($0).position }.sorted()
    return zip(positions, positions.dropFirst()).contains { $1 - $0 < Self.blur }
  }

  /// The values that are asked for.
  private var literals: [Literal] {
    var literals: [Literal] = []
    _ = hasLiteral { literal in
      literals.append(literal)
      return false
    }
    return literals
  }

  /// `true` if one of the values that are asked for is such.
  private func hasLiteral(where isSuch: (Literal) -> Bool) -> Bool {
    for (test, _) in tests {
      switch test {
      case .among(let asked): if asked.contains(where: isSuch) { return true }
      case .order(_, let literal): if isSuch(literal) { return true }
      case .known, .holds, .text, .contains, .beside, .related: continue
      }
    }
    return false
  }

  /// The ways in which two values, or one and itself, can stand to each other.
  private static func relations(isOne: Bool) -> [Sample] {
    let all: [Subject.Relation] = [.less, .equal, .same, .greater, .unrelated]
    return (isOne ? [.equal, .same, .unrelated] : all).map(Sample.relation)
  }

  /// The texts that are asked for.
  private var askedTexts: [String] {
    literals.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// A text that is like what it must be and no more.
  private var witness: String { TextWitness(tests).text(besides: askedTexts) }

  /// A list of the elements that it must have.
  private var list: Sample {
    .list(
      tests.compactMap { test, isPositive in
        if case .contains(let literal) = test, isPositive { literal } else { nil }
      })
  }

  /// `true` if all tests come out as they must for a value of a scale: one that is asked for, one
  /// of its neighbours, or nothing.
  private func hasPoint(_ scale: Sample.Scale) -> Bool {
    if admits(.point(scale, 0)) { return true }
    return hasLiteral { literal in
      guard case .point(scale, let value) = Sample(literal) else { return false }
      return [0, 1, -1].contains { (step: Int64) in
        let near = value.addingReportingOverflow(step).partialValue
        return (scale != .time || (0..<86_400).contains(near)) && admits(.point(scale, near))
      }
    }
  }

  /// `true` if all tests come out as they must for a number of past events.
  private var hasCount: Bool {
    admits(.point(.number, 0)) || counts.contains { admits(.point(.number, $0)) }
  }

  /// The whole numbers from 0 on that tests can tell apart, in millionths.
  private var counts: [Int64] {
    var counts: [Int64] = [0]
    for literal in literals {
      guard case .point(.number, let value) = Sample(literal), value >= 0 else { continue }
      let whole = value / ExactDecimal.scale
      for near in [whole - 1, whole, whole + 1] where near >= 0 && near < .max / ExactDecimal.scale
      {
        counts.append(near * ExactDecimal.scale)
      }
    }
    return counts
  }
}

extension Expression {
  /// `true` for the number of some past events.
  var isCount: Bool {
    if case .history(let query) = self { return query.kind == .count }
    return false
  }
}
