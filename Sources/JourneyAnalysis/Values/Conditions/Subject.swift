import JourneyModel

/// What a test is about: tests of one subject are decided together, those of two are taken as
/// independent of each other.
enum Subject: Hashable {
  /// A value.
  case value(Expression)
  /// How two values stand to each other.
  case pair(Expression, Expression)
  /// A question of which nothing is known but that it has one answer.
  case question(Expression)

  /// Some of the ways in which two values can stand to each other.
  struct Relations: OptionSet, Hashable {
    /// A bit for each way.
    let rawValue: UInt8

    /// The first is smaller.
    static let less = Relations(.less)
    /// They are equal, of a kind that has an order.
    static let equal = Relations(.equal)
    /// They are equal, of a kind that has none.
    static let same = Relations(.same)
    /// The first is greater.
    static let greater = Relations(.greater)

    /// Creates a set of ways.
    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Creates the set of one way.
    private init(_ relation: Relation) { self.init(rawValue: 1 << relation.rawValue) }

    /// `true` if a way is among them.
    func contains(_ relation: Relation) -> Bool { contains(Relations(relation)) }
  }

  /// How two values can stand to each other.
  enum Relation: UInt8, Hashable {
    /// The first is smaller.
    case less
    /// They are equal, of a kind that has an order.
    case equal
    /// They are equal, of a kind that has none, such as text.
    case same
    /// The first is greater.
    case greater
    /// They differ, have no order, or one is missing.
    case unrelated
  }
}

/// A test of a subject.
enum Test: Hashable {
  /// It is not missing.
  case known
  /// It is the boolean `true`, or the question is answered by yes.
  case holds
  /// It equals one of these.
  case among([Literal])
  /// It is smaller or greater than this.
  case order(Expression.Comparison, Literal)
  /// It is a text that is like this one.
  case text(Expression.TextTest, String)
  /// It is a list with this element.
  case contains(Literal)
  /// It is a moment or date beside an edge that moves with the present.
  case beside(HalfLine)
  /// The two stand in one of these ways to each other.
  case related(Subject.Relations)
}

/// A test of a subject as a part of a condition.
struct Atom: Hashable {
  /// What it is about.
  var subject: Subject
  /// What is asked.
  var test: Test
}
