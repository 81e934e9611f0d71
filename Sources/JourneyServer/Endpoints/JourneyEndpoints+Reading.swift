internal import JourneyEngine
internal import JourneyModel
internal import JourneyServices

extension Operation.Parameter {
  /// The name of a journey in the path.
  static let journeyID = Operation.Parameter(
    "id", in: .path, isRequired: true, .text("The name of the journey."))
  /// How people inside older versions are led over.
  static let migrate = Operation.Parameter(
    "migrate", in: .query, isRequired: false,
    .text(
      "How people inside older versions are led over: `auto`, or the new steps of old ones as a "
        + "JSON object of their ids."))
  /// Whether anything is changed.
  static let dryRun = Operation.Parameter(
    "dryRun", in: .query, isRequired: false,
    .text("Whether only to tell what would become of it.", values: ["true", "false"]))
  /// The number of a version in the path.
  static let version = Operation.Parameter(
    "version", in: .path, isRequired: true, .integer("The version.", minimum: 1))
}

extension Operation.Answer {
  /// What is asked for is not there.
  static let notFound = Operation.Answer(
    404, "There is no such thing.", type: "application/problem+json", .named("Problem"))
}

extension EndpointRequest {
  /// The name of the journey in the path.
  var journeyID: String {
    get throws(Problem) {
      guard let id = path["id"], !id.isEmpty else {
        throw Problem(.notFound, "the address names no journey")
      }
      return id
    }
  }

  /// `true` if the body is a script; what does not say what it is begins with a brace if it is
  /// none.
  var bringsScript: Bool {
    get throws(Problem) {
      switch contentType {
      case "text/plain": return true
      case "application/json": return false
      case nil: return body.first { !Self.blanks.contains($0) } != UInt8(ascii: "{")
      case let other?:
        throw Problem(
          .wrongType,
          "`\(other)` is not taken; send a script as `text/plain` or a definition as "
            + "`application/json`")
      }
    }
  }

  /// How something is to be published.
  var publicationOptions: PublicationOptions {
    get throws(Problem) {
      let isDryRun = query["dryRun"]
      guard isDryRun == nil || isDryRun == "true" || isDryRun == "false" else {
        throw Problem(.invalid, "`dryRun` is `true` or `false`")
      }
      return PublicationOptions(migration: try migrationOrder, isDryRun: isDryRun == "true")
    }
  }

  /// How people are to be led over; `nil` where they are not.
  private var migrationOrder: MigrationOrder? {
    get throws(Problem) {
      guard let text = query["migrate"] else { return nil }
      if text == "auto" { return MigrationOrder() }
      guard let members = (try? JSONReader.parse(Array(text.utf8)))?.members else {
        throw Problem(
          .invalid, "`migrate` is `auto`, or a JSON object such as `{\"old_step\": \"new_step\"}`")
      }
      var mapping: [String: String] = [:]
      for member in members {
        guard let target = member.value.text else {
          throw Problem(
            .invalid, "`migrate` leads `\(member.key)` to no step; write its id in quotes")
        }
        mapping[member.key] = target
      }
      return MigrationOrder(mapping: mapping)
    }
  }

  /// What may stand before a definition.
  private static let blanks = Set(" \t\r\n".utf8)

  /// `true` if the caller would rather have text than JSON.
  var prefersText: Bool {
    guard let accept = accept?.lowercased(), let text = accept.firstRange(of: "text/plain") else {
      return false
    }
    return accept.firstRange(of: "application/json").map { text.lowerBound < $0.lowerBound } ?? true
  }
}

extension JourneyService {
  /// The versions of a journey, of which there must be one.
  func knownVersions(_ journeyID: String) async throws(Problem) -> [JourneyVersion] {
    let versions = await versions(of: journeyID)
    if !versions.isEmpty { return versions }
    let names = await newest().map(\.definition.journeyID)
    let meant = Suggestion.closest(to: journeyID, among: names)
    throw Problem(
      .notFound,
      "no journey is called `\(journeyID)`" + (meant.map { "; did you mean `\($0)`?" } ?? ""))
  }

  /// The newest version of a journey.
  func newest(_ journeyID: String) async throws(Problem) -> JourneyVersion {
    let versions = try await knownVersions(journeyID)
    return versions[versions.count - 1]
  }

  /// The version of a journey that a number in the path names.
  func version(_ journeyID: String, _ number: String?) async throws(Problem) -> JourneyVersion {
    let versions = try await knownVersions(journeyID)
    let number = number.flatMap { Int($0) } ?? 0
    if let version = versions.first(where: { $0.definition.version == number }) { return version }
    throw Problem(
      .notFound, "`\(journeyID)` has the versions 1 to \(versions.count), and no other")
  }
}
