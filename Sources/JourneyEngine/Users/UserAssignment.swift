internal import JourneyModel
internal import JourneyStore

/// What `set user.… = …` writes, in the form that a profile takes changes in.
enum UserAssignment {
  /// Returns the JSON of a user in which only the value at `path` is given.
  static func document(
    setting path: [String], to value: JSONNode, of profile: UserProfile?
  ) -> JSONNode {
    guard let first = path.first else { return .object(members: []) }
    let rest = Array(path.dropFirst())
    switch first {
    case "preferences":
      return .object(members: [(first, nested(value, at: rest, in: nil))])
    case "is_active":
      return .object(members: [("isActive", value)])
    case "geolocation":
      let known = profile?.geolocation.flatMap { try? JSONReader.parse(Array($0.utf8)) }
      return .object(members: [(first, nested(value, at: rest, in: known))])
    default:
      if let field = UserTextField.allCases.first(where: { $0.name == first }) {
        return .object(members: [(field.rawValue, value)])
      }
      let known = profile.flatMap { try? JSONReader.parse($0.attributes) }?.member(first)
      return .object(
        members: [("attributes", .object(members: [(first, nested(value, at: rest, in: known))]))])
    }
  }

  /// Returns `known` with `value` at a path of names; whatever is no object on the way becomes one.
  private static func nested(_ value: JSONNode, at path: [String], in known: JSONNode?) -> JSONNode
  {
    guard let first = path.first else { return value }
    let inner = nested(value, at: Array(path.dropFirst()), in: known?.member(first))
    var members = (known?.members ?? []).filter { $0.key != first }.map { ($0.key, $0.value) }
    members.append((first, inner))
    return .object(members: members)
  }
}
