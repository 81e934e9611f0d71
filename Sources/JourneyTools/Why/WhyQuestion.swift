public import JourneyStore

/// Why a user came where they came: what is asked, of which data, and how far one goes for it.
public struct WhyQuestion: Sendable {
  /// The user.
  public var userID: String
  /// The journey; `nil` for all.
  public var journey: String?
  /// The message; `nil` for all that happened.
  public var message: String?
  /// Where the data is.
  public var data: any StorePlace
  /// `true` if a server asks for somebody else, who is not to read names of files or other people.
  public var isForOthers: Bool
  /// The most things that the user may have done; `nil` for what some minutes can live again.
  public var inputsMax: Int?
  /// Tells whether there is time left.
  public var mayGoOn: @Sendable () -> Bool

  /// Asks about a user.
  public init(
    _ userID: String, journey: String? = nil, message: String? = nil, data: any StorePlace,
    isForOthers: Bool = false, inputsMax: Int? = nil,
    mayGoOn: @escaping @Sendable () -> Bool = { true }
  ) {
    self.userID = userID
    self.journey = journey
    self.message = message
    self.data = data
    self.isForOthers = isForOthers
    self.inputsMax = inputsMax
    self.mayGoOn = mayGoOn
  }

  /// The data, in words.
  var place: String { isForOthers ? "this server" : "`\(data)`" }
}

/// Why there is no answer to a question.
public enum WhyRefusal: Error, Equatable, Sendable {
  /// Nobody knows a name that was given.
  case unknown(String)
  /// What would have to be lived again is not kept, or never was.
  case notKept(String)
  /// It would take too long.
  case tooMuch(String)
  /// The data cannot be read.
  case failed(String)

  /// The same in words.
  public var message: String {
    switch self {
    case .unknown(let words), .notKept(let words), .tooMuch(let words), .failed(let words): words
    }
  }
}
