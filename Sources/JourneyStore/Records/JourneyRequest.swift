/// A journey that somebody asks for, for one user.
public struct JourneyRequest: Equatable, Sendable {
  /// The journey.
  public var journeyID: String
  /// What it is given, as one JSON object in UTF-8.
  public var parameters: [UInt8]

  /// Creates a request.
  public init(journeyID: String, parameters: [UInt8]) {
    self.journeyID = journeyID
    self.parameters = parameters
  }
}
