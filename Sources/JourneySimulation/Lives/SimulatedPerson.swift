public import JourneyStore

/// A person of a population, with all that will ever arrive for them.
public struct SimulatedPerson: Sendable {
  /// The user.
  public var userID: String
  /// What arrives, in order of arrival; the numbers count from 1.
  public var inputs: [InboxRecord]

  /// Creates a person.
  public init(userID: String, inputs: [InboxRecord]) {
    self.userID = userID
    self.inputs = inputs
  }

  /// How many of the inputs are events.
  var eventCount: Int {
    inputs.count { input in
      if case .event = input.content { true } else { false }
    }
  }
}
