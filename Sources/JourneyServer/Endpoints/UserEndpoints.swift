internal import Hummingbird
internal import JourneyEngine
internal import JourneyModel
public import JourneyServices

/// The endpoints of the User service.
public struct UserEndpoints: Sendable {
  /// The service.
  let users: UserService

  /// Creates the endpoints.
  public init(users: UserService) {
    self.users = users
  }

  /// All of them.
  public var all: [Endpoint] {
    [create, importMany, read, change, erase, export, readPreferences, changePreferences]
  }

  /// Creates a user.
  private var create: Endpoint {
    Endpoint(
      Operation(
        .post, "/users", name: "createUser",
        summary: "Creates a user; of one who is known, it changes the fields that are given.",
        scope: .usersWrite, body: Self.body("User"), checksOwnUser: true,
        answers: [
          .init(201, "The user is new.", .named("User")),
          .init(200, "The user was known, and has the fields that were given.", .named("User")),
        ])
    ) { request in
      let line = try users.line(request.body)
      try request.requireCaller(mayTouch: line.userID)
      let isNew = try await refusing { try await users.create(line) }
      return .bytes(
        try await known(line.userID).json, type: "application/json",
        status: isNew ? .created : .ok)
    }
  }

  /// Reads a user.
  private var read: Endpoint {
    Endpoint(
      Operation(
        .get, "/users/{userId}", name: "readUser", summary: "Gives a user.", scope: .usersRead,
        parameters: [Self.userID],
        answers: [.init(200, "The user.", .named("User")), Self.unknown])
    ) { request in
      .bytes(try await known(request.userID()).json, type: "application/json")
    }
  }

  /// Changes a user.
  private var change: Endpoint {
    Endpoint(
      Operation(
        .put, "/users/{userId}", name: "changeUser",
        summary: "Changes the fields of a user that are given; `null` removes one.",
        scope: .usersWrite, parameters: [Self.userID], body: Self.body("UserChange"),
        answers: [.init(200, "The user with the change.", .named("User")), Self.unknown])
    ) { request in
      let userID = try request.userID()
      let change = try users.checkedChange(of: userID, request.body)
      try await refusing { try await users.change(userID, change) }
      return .bytes(try await known(userID).json, type: "application/json")
    }
  }

  /// Erases a user.
  private var erase: Endpoint {
    Endpoint(
      Operation(
        .delete, "/users/{userId}", name: "eraseUser",
        summary:
          "Erases all that is kept of a user: profile, events, journeys, what is to be sent.",
        scope: .usersErase, parameters: [Self.userID],
        answers: [.init(204, "Nothing of the user is kept.")])
    ) { request in
      try await users.erase(try request.userID())
      return Response(status: .noContent)
    }
  }

  /// Gives all that is kept of a user.
  private var export: Endpoint {
    Endpoint(
      Operation(
        .get, "/users/{userId}/export", name: "exportUser",
        summary: "Gives all that is kept of a user as one document.", scope: .usersRead,
        parameters: [Self.userID],
        answers: [.init(200, "All that is kept.", Self.exported), Self.unknown])
    ) { request in
      let userID = try request.userID()
      guard let export = try await users.export(userID) else { throw Problem.unknownUser(userID) }
      return .pieces(type: "application/json") { try await export.next() }
    }
  }

  /// Reads what a user allows.
  private var readPreferences: Endpoint {
    Endpoint(
      Operation(
        .get, "/users/{userId}/preferences", name: "readPreferences",
        summary: "Gives what a user allows, by channel; what is not on record is left out.",
        scope: .usersRead, parameters: [Self.userID],
        answers: [.init(200, "What the user allows.", .named("Preferences")), Self.unknown])
    ) { request in
      let user = try await known(request.userID())
      return .bytes(user.preferencesJSON, type: "application/json")
    }
  }

  /// Changes what a user allows.
  private var changePreferences: Endpoint {
    Endpoint(
      Operation(
        .put, "/users/{userId}/preferences", name: "changePreferences",
        summary: "Changes what a user allows where it is given; `null` takes it off the record.",
        scope: .usersWrite, parameters: [Self.userID], body: Self.body("Preferences"),
        answers: [
          .init(200, "What the user allows now.", .named("Preferences")), Self.unknown,
        ])
    ) { request in
      let userID = try request.userID()
      let change = try users.checkedPreferences(of: userID, request.body)
      try await refusing { try await users.change(userID, change) }
      return .bytes(try await known(userID).preferencesJSON, type: "application/json")
    }
  }

  /// Returns a user, or says that there is none.
  private func known(_ userID: String) async throws -> KnownUser {
    guard let user = try await users.user(userID) else { throw Problem.unknownUser(userID) }
    return user
  }

  /// Does something, and says why a user is not what was asked for.
  private func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let refusal as UserRefusal {
      throw Problem(refusal)
    }
  }

  /// What an export is.
  private static let exported = Schema.object(
    "All that is kept of a user: lists of rows by what they are.",
    ["userId": .text("The user."), "exportedAt": .text("When.", format: "date-time")],
    required: ["userId", "exportedAt"], isOpen: true)

  /// The user in the path.
  static let userID = Operation.Parameter(
    "userId", in: .path, isRequired: true,
    .text("The user.", lengthMax: IntakeLimits.idBytesMax))

  /// What is told where there is no such user.
  static let unknown = Operation.Answer(
    404, "There is no such user.", type: "application/problem+json", .named("Problem"))

  /// A body of one JSON object.
  private static func body(_ schema: String) -> Operation.Body {
    Operation.Body(
      [("application/json", .named(schema))], bytesMax: IntakeLimits.lineBytesMax)
  }
}
