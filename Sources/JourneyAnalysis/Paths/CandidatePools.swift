import JourneyModel

/// The values that are worth trying for each subject: those that conditions name, and their
/// neighbours.
///
/// Subjects of one condition share what it names, since one may be compared with the other.
struct CandidatePools {
  /// The words of the conditions of a subject.
  private struct Pool {
    /// The literals.
    var literals: [Literal] = []
    /// The moments at which something is asked, and how far that looks.
    var ages: [(at: Moment, distance: CalendarDuration)] = []
    /// The parts of texts that are asked for.
    var parts: [(test: Expression.TextTest, text: String)] = []
    /// `true` if the subject stands in arithmetic.
    var hasArithmetic = false
  }

  /// The calendar.
  private let calendar: PathCalendar
  /// The person.
  private let world: PathWorld
  /// The pools.
  private var pools: [Pool] = []
  /// The pool of each subject.
  private var numbers: [PathSubject: Int] = [:]

  /// Gathers the pools of conditions, given what each reads.
  init(
    _ conditions: [PathCondition], _ reads: [[PathSubject]], calendar: PathCalendar,
    world: PathWorld
  ) {
    self.calendar = calendar
    self.world = world
    for (condition, subjects) in zip(conditions, reads) {
      guard let first = subjects.first else { continue }
      let number = numbers[first] ?? pools.count
      if number == pools.count { pools.append(Pool()) }
      for subject in subjects { join(subject, number) }
      read(condition, into: numbers[first] ?? number)
    }
  }

  /// Puts a subject into a pool, with all that are in its own.
  private mutating func join(_ subject: PathSubject, _ number: Int) {
    guard let own = numbers[subject], own != number else {
      numbers[subject] = number
      return
    }
    for (other, pool) in numbers where pool == own { numbers[other] = number }
    pools[number].literals += pools[own].literals
    pools[number].ages += pools[own].ages
    pools[number].parts += pools[own].parts
    pools[number].hasArithmetic = pools[number].hasArithmetic || pools[own].hasArithmetic
  }

  /// Reads what a condition names.
  private mutating func read(_ condition: PathCondition, into number: Int) {
    for expression in condition.expressions { read(expression, condition.at, into: number) }
    guard case .isAhead(let moment, _) = condition.kind else { return }
    var distance = CalendarDuration(days: 2)
    if case .offset(let own, _, _, _) = moment.form {
      distance = CalendarDuration(
        months: own.months, days: own.days + 2, microseconds: own.microseconds)
    }
    pools[number].ages.append((condition.at, distance))
  }

  /// Reads what an expression names.
  private mutating func read(_ expression: Expression, _ at: Moment, into number: Int) {
    switch expression {
    case .literal(let literal): pools[number].literals.append(literal)
    case .age(_, _, let distance, _): pools[number].ages.append((at, distance))
    case .arithmetic: pools[number].hasArithmetic = true
    case .textTest(let test, _, .literal(.text(let text))):
      pools[number].parts.append((test, text))
    case .path(.now, _), .path(.today, _), .path(.enteredAt, _):
      pools[number].ages.append((at, CalendarDuration(days: 1)))
    case .history(let query):
      if let condition = query.condition { read(condition, at, into: number) }
    default: break
    }
    for part in expression.operands { read(part, at, into: number) }
  }

  /// The values that are worth trying for a subject of a type.
  func values(of subject: PathSubject, _ kind: SubjectTypes.Kind) -> [PathValue] {
    let pool = numbers[subject].map { pools[$0] } ?? Pool()
    var values = self.values(of: kind.type, pool)
    if !kind.isRequired { values.append(.missing) }
    var seen: Set<PathValue> = []
    return Array(values.filter { seen.insert($0).inserted }.prefix(PathLimits.candidatesMax))
  }

  /// The values of a type.
  private func values(of type: ValueType, _ pool: Pool) -> [PathValue] {
    switch type {
    case .text: return texts(pool)
    case .enumeration(let values): return values.map { .text($0) }
    case .number: return numbers(pool)
    case .boolean: return [.boolean(true), .boolean(false)]
    case .moment: return moments(pool).map { .moment($0) }
    case .date: return dates(pool)
    case .time: return times(pool)
    case .duration: return durations(pool)
    case .list(let element): return lists(of: element, pool)
    case .record(let fields): return [record(fields, pool)]
    case .unknown: return unknowns(pool)
    }
  }

  /// The values of a type that nobody declares: of the kinds that conditions name.
  private func unknowns(_ pool: Pool) -> [PathValue] {
    var values: [PathValue] = []
    if pool.literals.contains(where: { if case .number = $0 { true } else { false } }) {
      values += numbers(pool)
    }
    values += texts(pool)
    return values + [.boolean(true), .boolean(false)]
  }

  /// Texts: those that are named, with something before and behind them, those that begin, hold and
  /// end with what is asked for, and another one.
  private func texts(_ pool: Pool) -> [PathValue] {
    let named = pool.literals.compactMap { literal -> String? in
      if case .text(let text) = literal { return text }
      return nil
    }
    let longer = named.flatMap { ["\($0)x", "x\($0)", $0.uppercased(), $0.lowercased()] }
    return (named + ["a"] + longer + composed(pool) + ["b"]).map { .text($0) }
  }

  /// Texts that begin, hold and end with what is asked for.
  private func composed(_ pool: Pool) -> [String] {
    func asked(_ test: Expression.TextTest) -> [String] {
      pool.parts.filter { $0.test == test }.map(\.text)
    }
    let inner = asked(.contains)
    let inside = [""] + inner + (inner.count > 1 ? [inner.joined(separator: " ")] : [])
    return ([""] + asked(.startsWith)).flatMap { start in
      ([""] + asked(.endsWith)).flatMap { end in
        inside.map { [start, $0, end].filter { !$0.isEmpty }.joined(separator: " ") }
      }
    }.filter { !$0.isEmpty }
  }

  /// Numbers: those that are named, one more and one less, and their sums and differences.
  private func numbers(_ pool: Pool) -> [PathValue] {
    let named = pool.literals.compactMap { literal -> Int64? in
      switch literal {
      case .number(let number): return number.millionths
      case .weekday(let day): return Int64(day) * ExactDecimal.scale
      default: return nil
      }
    }
    var all = named.flatMap { [$0, $0 &+ ExactDecimal.scale, $0 &- ExactDecimal.scale] }
    if pool.hasArithmetic {
      for one in named.prefix(4) {
        for other in named.prefix(4) {
          for value in [one &- other, one &+ other] {
            all += [value, value &+ ExactDecimal.scale, value &- ExactDecimal.scale]
          }
        }
      }
    }
    let plain = [1, 0, 10, 100].map { Int64($0) * ExactDecimal.scale }
    return (all + plain).map { .number(ExactDecimal(millionths: $0)) }
  }

  /// Moments: those that are named, and a day to either side of how far conditions look.
  private func moments(_ pool: Pool) -> [Moment] {
    let day = CalendarDuration(days: 1)
    let zone = calendar.workspaceZone
    var result: [Moment] = []
    for literal in pool.literals {
      switch literal {
      case .moment(let date, let time, let zone):
        result.append(
          calendar.moment(date, time, zone: calendar.number(of: zone, user: nil)))
      case .date(let date):
        result.append(calendar.moment(date, TimeOfDay(seconds: 43_200), zone: zone))
      default: continue
      }
    }
    for (at, distance) in pool.ages {
      result.append(calendar.adding(distance, to: at, zone: zone))
      result.append(calendar.subtracting(distance, from: at, zone: zone))
      result.append(at)
    }
    let beside = result.flatMap {
      [calendar.adding(day, to: $0, zone: zone), calendar.subtracting(day, from: $0, zone: zone)]
    }
    return result + beside + [world.enteredAt]
  }

  /// Days: those of the moments that are worth trying.
  private func dates(_ pool: Pool) -> [PathValue] {
    moments(pool).map { .date(calendar.day(of: $0, zone: calendar.workspaceZone)) }
  }

  /// Times: those that are named, and a minute to either side.
  private func times(_ pool: Pool) -> [PathValue] {
    let named = pool.literals.compactMap { literal -> Int? in
      if case .time(let time) = literal { return time.seconds }
      return nil
    }
    let all = named.flatMap { [$0, ($0 + 60) % 86_400, ($0 + 86_340) % 86_400] }
    return (all + [43_200]).map { .time(TimeOfDay(seconds: $0)) }
  }

  /// Durations: those that are named, and twice and half as long.
  private func durations(_ pool: Pool) -> [PathValue] {
    let named = pool.literals.compactMap { literal -> CalendarDuration? in
      if case .duration(let duration) = literal { return duration }
      return nil
    }
    let longer = named.map {
      CalendarDuration(
        months: $0.months, days: $0.days + 1, microseconds: $0.microseconds)
    }
    let hour = CalendarDuration(microseconds: 3_600 * Moment.perSecond)
    return (named + longer + [hour]).map { .duration($0) }
  }

  /// Lists: of each value that is worth trying alone, of none, and of all.
  private func lists(of element: ValueType, _ pool: Pool) -> [PathValue] {
    let single: [PathValue]
    if case .record(let fields) = element {
      single = records(fields, pool)
    } else {
      single = values(of: element, pool)
    }
    let lengths = pool.literals.compactMap { literal -> Int? in
      guard case .number(let number) = literal, number.isWhole else { return nil }
      return (1...Self.lengthMax).contains(number.wholePart) ? number.wholePart + 1 : nil
    }
    let longer = lengths.flatMap { length in
      single.prefix(4).map { PathValue.list(Array(repeating: $0, count: length)) }
    }
    let all = PathValue.list(Array(single.prefix(6)))
    return single.prefix(PathLimits.candidatesMax / 2).map { .list([$0]) } + [.list([]), all]
      + longer
  }

  /// The longest list that is made up for a condition on its length.
  private static let lengthMax = 20

  /// A record with its fields at their first values.
  private func record(_ fields: [ValueType.Field], _ pool: Pool) -> PathValue {
    .record(
      Dictionary(
        fields.map { ($0.name, values(of: $0.type, pool).first ?? .missing) },
        uniquingKeysWith: { one, _ in one }))
  }

  /// Records: the first values, with one field at each of its others, and with two.
  private func records(_ fields: [ValueType.Field], _ pool: Pool) -> [PathValue] {
    let first = record(fields, pool)
    let changes = fields.map { field in
      values(of: field.type, pool).prefix(Self.changesMax).map { (field.name, $0) }
    }
    let single = changes.joined().map { first.setting([$0.0], to: $0.1) }
    var double: [PathValue] = []
    for (number, one) in changes.enumerated() {
      for other in changes.dropFirst(number + 1).joined() {
        double += one.map { first.setting([$0.0], to: $0.1).setting([other.0], to: other.1) }
      }
    }
    return [first] + single + double
  }

  /// The most values that are tried for a field of an element.
  private static let changesMax = 8
}
