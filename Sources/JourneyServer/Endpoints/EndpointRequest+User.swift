internal import JourneyEngine
internal import JourneyServices

extension EndpointRequest {
  /// The user in the path, if the caller may touch that user.
  func userID() throws(Problem) -> String {
    let userID = path["userId"] ?? ""
    guard !userID.isEmpty, userID.utf8.count <= IntakeLimits.idBytesMax else {
      throw Problem.unknownUser(userID)
    }
    try requireCaller(mayTouch: userID)
    return userID
  }

  /// Refuses a caller whose token is for another user, as if there were no such user.
  func requireCaller(mayTouch userID: String) throws(Problem) {
    if let owner = caller?.userID, owner != userID { throw Problem.unknownUser(userID) }
  }
}

extension Problem {
  /// Says that a user is not known.
  static func unknownUser(_ userID: String) -> Problem {
    Problem(
      .notFound, "the user `\(userID.prefix(64))` is not known; create users with `POST /users`")
  }

  /// Says why a user is not what was asked for.
  init(_ refusal: UserRefusal) {
    switch refusal {
    case .unknown(let userID): self = .unknownUser(userID)
    case .erased(let userID):
      self.init(.conflict, "the user `\(userID)` has just been erased; create the user again")
    case .noRoom(let attribute):
      self.init(
        .tooLarge,
        "there is no room for `\(attribute)` beside the other attributes; remove some with `null`")
    }
  }
}
