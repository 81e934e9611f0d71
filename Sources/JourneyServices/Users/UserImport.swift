internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// Takes many users in, line by line, and counts.
///
/// A line creates a user or changes one who is known; it does not bring one back who was erased.
public struct UserImport: Sendable {
  /// What became of the lines.
  public struct Counts: Equatable, Sendable {
    /// Lines that are durable.
    public var taken = 0
    /// Lines that were refused.
    public var refused = 0
  }

  /// A line that was refused.
  public struct Refusal: Equatable, Sendable {
    /// Its number, counted from 1.
    public var line: Int
    /// Why.
    public var reason: String
  }

  /// Makes the changes durable.
  private let users: UserService
  /// The counts so far.
  public private(set) var counts = Counts()

  /// Creates an import of nothing yet.
  public init(into users: UserService) { self.users = users }

  /// Takes lines with their numbers, all with one flush; returns those that were refused.
  public mutating func take(
    _ lines: [(number: Int, json: [UInt8])]
  ) async throws(IntakeRefusal) -> [Refusal] {
    var refusals: [Refusal] = []
    var numbers: [Int] = []
    var inputs: [IncomingInput] = []
    let now = users.clock.now
    for (number, json) in lines {
      do throws(LineError) {
        let line = try users.line(json)
        inputs.append(line.input(changeID: users.identifiers.next(), arrivesAt: now))
        numbers.append(number)
      } catch {
        refusals.append(Refusal(line: number, reason: error.description))
      }
    }
    let outcomes = inputs.isEmpty ? [] : try await users.dispatcher.take(inputs)
    for (index, outcome) in outcomes.enumerated() where outcome == .erased {
      let reason = "the user `\(inputs[index].userID)` was erased; create the user again first"
      refusals.append(Refusal(line: numbers[index], reason: reason))
    }
    counts.refused += refusals.count
    counts.taken += lines.count - refusals.count
    return refusals.sorted { $0.line < $1.line }
  }

  /// Notes a line that cannot be read at all.
  public mutating func refuse(line: Int, reason: String) -> Refusal {
    counts.refused += 1
    return Refusal(line: line, reason: reason)
  }
}
