public import JourneyModel

extension ProfileChange {
  /// Returns the user's JSON that sets one thing: a fixed field, a preference or an attribute, by
  /// its path in the language without `user`.
  public static func document(setting path: [String], to value: JSONNode) -> JSONNode {
    guard let first = path.first else { return .object([:]) }
    if first == "preferences" { return nested(path, value) }
    if path.count == 1, let field = UserField.jsonName(of: first) {
      return .object(members: [(field, value)])
    }
    return nested(["attributes"] + path, value)
  }

  /// An object in an object for each name of the path, the value in the innermost.
  private static func nested(_ path: [String], _ value: JSONNode) -> JSONNode {
    path.reversed().reduce(value) { inner, name in .object(members: [(name, inner)]) }
  }
}
