import JourneyModel

/// A value that stands for all those that no test at hand can tell from it.
enum Sample: Hashable {
  /// No value.
  case missing
  /// A boolean.
  case truth(Bool)
  /// Text.
  case text(String)
  /// A value of a kind that has an order.
  case point(Scale, Int64)
  /// A list of these elements and of others that nobody asks for.
  case list([Literal])
  /// A record.
  case record
  /// A way in which two values stand to each other.
  case relation(Subject.Relation)

  /// The kinds that have an order.
  enum Scale: Hashable, CaseIterable {
    case number, duration, date, time, moment
  }

  /// Creates the value of a literal.
  init(_ literal: Literal) {
    switch literal {
    case .missing: self = .missing
    case .text(let text): self = .text(text)
    case .number(let number): self = .point(.number, number.millionths)
    case .boolean(let value): self = .truth(value)
    case .duration(let duration): self = .point(.duration, duration.nominalMicroseconds)
    case .date(let date): self = .point(.date, Int64(date.daysSince1970))
    case .time(let time): self = .point(.time, Int64(time.seconds))
    case .moment(let date, let time, _):
      let seconds = Int64(date.daysSince1970) * 86_400 + Int64(time.seconds)
      self = .point(.moment, seconds * Moment.perSecond)
    case .weekday(let day): self = .point(.number, Int64(day) * ExactDecimal.scale)
    }
  }

  /// Where it stands on its scale; 0 for what has none.
  var position: Int64 {
    if case .point(_, let position) = self { return position }
    return 0
  }

  /// `true` if it is a moment or a date.
  var isTime: Bool {
    if case .point(let scale, _) = self { return scale == .moment || scale == .date }
    return false
  }

  /// `true` if a test holds for the value; of an edge that moves: whether it is a time at all.
  func satisfies(_ test: Test) -> Bool {
    switch test {
    case .known: self != .missing
    case .holds: self == .truth(true)
    case .among(let literals): self != .missing && literals.contains { Sample($0) == self }
    case .order(let comparison, let literal): isOrdered(comparison, Sample(literal))
    case .text(let test, let part): isText(test, part)
    case .contains(let literal): hasElement(literal)
    case .beside: isTime
    case .related(let relations):
      if case .relation(let relation) = self { relations.contains(relation) } else { false }
    }
  }

  /// `true` if the value is smaller or greater than another of its kind, as a comparison has it.
  private func isOrdered(_ comparison: Expression.Comparison, _ other: Sample) -> Bool {
    guard case .point(let scale, let left) = self, case .point(scale, let right) = other else {
      return false
    }
    return switch comparison {
    case .equal: left == right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  /// `true` if the value is a text that is like another, ignoring case.
  private func isText(_ test: Expression.TextTest, _ part: String) -> Bool {
    guard case .text(let text) = self else { return false }
    return TextWitness.holds(test, text, part)
  }

  /// `true` if the value is a list with an element.
  private func hasElement(_ literal: Literal) -> Bool {
    guard case .list(let items) = self else { return false }
    return items.contains { $0 != .missing && Sample($0) == Sample(literal) }
  }
}
