import JourneyModel

/// The values that a subject can have under some tests of it.
///
/// Tests can tell only so many values apart: for each lot of those a sample is tried.
struct Domain {
  /// A test with whether it holds.
  typealias Answer = (test: Test, isPositive: Bool)

  /// What it is about.
  let subject: Subject
  /// What it can be at all.
  let kind: ValueTypes.Kind
  /// The tests.
  let tests: [Answer]

  /// Moments nearer to each other than this may be the same: zones lie up to 26 hours apart, and
  /// clocks are changed.
  private static let blur = 54 * 3600 * Moment.perSecond

  /// The samples for which all tests come out as they must.
  var values: [Sample] {
    let timesMeet = timesMeet
    let isBlurred = hasNearMoments
    return samples.filter { sample in
      if isBlurred, case .point(.moment, _) = sample { return true }
      return tests.allSatisfy { test, isPositive in
        if case .beside = test, sample.isTime { return timesMeet }
        return sample.satisfies(test) == isPositive
      }
    }
  }

  /// How many past events there can be, for a subject that is their number.
  func countBounds(among values: [Sample]) -> CountOrder.Bounds? {
    guard case .value(.history(let query)) = subject, query.kind == .count else { return nil }
    let numbers = Self.numbers(values)
    guard let least = numbers.min() else { return nil }
    // The greatest sample stands for all numbers beyond it.
    let last = Self.numbers(samples).max()
    let most = numbers.max()
    return CountOrder.Bounds(query: query, least: least, most: most == last ? nil : most)
  }

  /// The numbers among samples.
  private static func numbers(_ values: [Sample]) -> [Int64] {
    values.compactMap { if case .point(.number, let number) = $0 { number } else { nil } }
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
    let moments = Set(literals.filter(\.isMoment))
    let positions = moments.map { Sample($0).position }.sorted()
    return zip(positions, positions.dropFirst()).contains { $1 - $0 < Self.blur }
  }

  /// The values that are asked for.
  private var literals: [Literal] {
    tests.flatMap { test, _ -> [Literal] in
      switch test {
      case .among(let literals): return literals
      case .order(_, let literal): return [literal]
      case .known, .holds, .text, .contains, .beside, .related: return []
      }
    }
  }

  /// One value for each lot that the tests cannot tell apart.
  private var samples: [Sample] {
    switch subject {
    case .question: [.truth(true), .truth(false)]
    case .pair(let left, let right): Self.relations(isOne: left == right)
    case .value(let expression): values(isCount: expression.isCount)
    }
  }

  /// The ways in which two values, or one and itself, can stand to each other.
  private static func relations(isOne: Bool) -> [Sample] {
    let all: [Subject.Relation] = [.less, .equal, .same, .greater, .unrelated]
    return (isOne ? [.equal, .same, .unrelated] : all).map(Sample.relation)
  }

  /// The samples of a value.
  private func values(isCount: Bool) -> [Sample] {
    let known = isCount ? counts : samples(of: kind.type)
    return kind.isRequired ? known : [.missing] + known
  }

  /// The samples of a type.
  private func samples(of type: ValueType) -> [Sample] {
    switch type {
    case .text: texts
    case .enumeration(let values): values.map(Sample.text)
    case .number: points(.number)
    case .boolean: [.truth(true), .truth(false)]
    case .moment: points(.moment)
    case .date: points(.date)
    case .time: points(.time)
    case .duration: points(.duration)
    case .list: [list]
    case .record: [.record]
    case .unknown:
      texts + Sample.Scale.allCases.flatMap(points) + [.truth(true), .truth(false), list, .record]
    }
  }

  /// The texts that are asked for, and one that is like what it must be and no more.
  private var texts: [Sample] {
    let asked = literals.compactMap { if case .text(let text) = $0 { text } else { nil } }
    return (asked + [TextWitness(tests).text(besides: asked)]).map(Sample.text)
  }

  /// A list of the elements that it must have.
  private var list: Sample {
    .list(
      tests.compactMap { test, isPositive in
        if case .contains(let literal) = test, isPositive { literal } else { nil }
      })
  }

  /// The values of a scale that are asked for, with their neighbours.
  private func points(_ scale: Sample.Scale) -> [Sample] {
    let asked = literals.compactMap { literal -> Int64? in
      if case .point(scale, let value) = Sample(literal) { value } else { nil }
    }
    let near = asked.flatMap { value -> [Int64] in
      [
        value, value.addingReportingOverflow(1).partialValue,
        value.subtractingReportingOverflow(1).partialValue,
      ]
    }
    let inRange = scale == .time ? near.filter { (0..<86_400).contains($0) } : near
    return Set(inRange + [0]).map { .point(scale, $0) }
  }

  /// The whole numbers from 0 on that tests can tell apart.
  private var counts: [Sample] {
    let near = literals.flatMap { literal -> [Int64] in
      guard case .point(.number, let value) = Sample(literal), value >= 0 else { return [] }
      let whole = value / ExactDecimal.scale
      return [whole - 1, whole, whole + 1]
    }
    let inRange = near.filter { $0 >= 0 && $0 < .max / ExactDecimal.scale }
    return Set(inRange + [0]).map { .point(.number, $0 * ExactDecimal.scale) }
  }
}

extension Expression {
  /// `true` for the number of some past events.
  var isCount: Bool {
    if case .history(let query) = self { return query.kind == .count }
    return false
  }
}
