internal import ArgumentParser
internal import JourneyServices

/// The roles that somebody has named, with commas between them.
struct ServerRoles: ExpressibleByArgument {
  /// The roles.
  let all: Set<ServerRole>

  /// All roles.
  static let all = ServerRoles(all: ServerRole.all)

  /// Takes roles.
  init(all: Set<ServerRole>) { self.all = all }

  /// Reads `api,events`; nothing with a word that is no role.
  init?(argument: String) {
    let roles = argument.split(separator: ",").map { ServerRole(rawValue: String($0)) }
    guard !roles.isEmpty, !roles.contains(nil) else { return nil }
    all = Set(roles.compactMap(\.self))
  }

  /// The roles as they are written.
  var defaultValueDescription: String {
    ServerRole.allCases.filter(all.contains).map(\.rawValue).joined(separator: ",")
  }
}
