internal import JourneyModel
public import JourneyStore

/// Compares what people get by one script with what they get by another.
public struct ChangeTally {
  /// What was found.
  public private(set) var figures = ChangeFigures()
  /// The places of the messages.
  private var places: [Name: Int] = [:]

  /// The name of a message.
  private struct Name: Hashable, Comparable {
    /// The journey.
    let journeyID: String
    /// The message.
    let message: String

    /// By journey, then by message.
    static func < (left: Name, right: Name) -> Bool {
      (left.journeyID, left.message) < (right.journeyID, right.message)
    }
  }

  /// A message that comes, goes, or moves.
  public struct Change: Sendable {
    /// The message by the old script; `nil` if there was none.
    public let old: OutboxRecord?
    /// The message by the new one; `nil` if there is none.
    public let new: OutboxRecord?
  }

  /// Creates a tally of nothing.
  public init() {}

  /// Compares the messages that left for one person, each in order of time; returns the changes.
  public mutating func add(old: [OutboxRecord], new: [OutboxRecord]) -> [Change] {
    var changes: [Change] = []
    let (before, after) = (Self.byName(old), Self.byName(new))
    for name in Set(before.keys).union(after.keys).sorted() {
      changes += compare(before[name] ?? [], after[name] ?? [], of: name)
    }
    count(changes, more: new.count - old.count)
    return changes
  }

  /// Puts messages together by their names.
  private static func byName(_ rows: [OutboxRecord]) -> [Name: [OutboxRecord]] {
    Dictionary(grouping: rows) { Name(journeyID: $0.journeyID, message: $0.name) }
  }

  /// Compares the messages of one name: those that leave alike stay, others are paired in order.
  private mutating func compare(
    _ old: [OutboxRecord], _ new: [OutboxRecord], of name: Name
  ) -> [Change] {
    let place = place(of: name)
    var rest = new
    let moved = old.filter { row in
      guard let twin = rest.firstIndex(where: { $0.at == row.at && $0.channel == row.channel })
      else { return true }
      rest.remove(at: twin)
      return false
    }
    let pairs = min(moved.count, rest.count)
    figures.messages[place].old += old.count
    figures.messages[place].new += new.count
    figures.messages[place].same += old.count - moved.count
    figures.messages[place].moved += pairs
    figures.messages[place].gone += moved.count - pairs
    figures.messages[place].added += rest.count - pairs
    return (0..<max(moved.count, rest.count)).map { index in
      Change(
        old: index < moved.count ? moved[index] : nil, new: index < rest.count ? rest[index] : nil)
    }
  }

  /// The place of a message among the figures, which are kept in order.
  private mutating func place(of name: Name) -> Int {
    if let place = places[name] { return place }
    figures.messages.append(.init(journeyID: name.journeyID, message: name.message))
    figures.messages.sort { ($0.journeyID, $0.message) < ($1.journeyID, $1.message) }
    for (index, message) in figures.messages.enumerated() {
      places[Name(journeyID: message.journeyID, message: message.message)] = index
    }
    return places[name] ?? 0
  }

  /// Counts the person.
  private mutating func count(_ changes: [Change], more: Int) {
    if more > 0 {
      figures.peopleWithMore += 1
    } else if more < 0 {
      figures.peopleWithFewer += 1
    } else if changes.isEmpty {
      figures.peopleUnchanged += 1
    } else {
      figures.peopleWithOthers += 1
    }
  }
}
