/// Where a secret is found; never the secret itself.
public enum SecretReference: Hashable, Sendable, CustomStringConvertible {
  /// A variable of the environment.
  case environment(String)
  /// A file; a path that does not begin at the root begins in the workspace.
  case file(String)

  /// Reads `env:NAME` or `file:PATH`.
  public init?(_ text: String) {
    if let name = Self.rest(of: text, after: "env:"), Self.isVariable(name) {
      self = .environment(name)
    } else if let path = Self.rest(of: text, after: "file:"), Self.isPath(path) {
      self = .file(path)
    } else {
      return nil
    }
  }

  /// As it stands in the catalog.
  public var description: String {
    switch self {
    case .environment(let name): "env:\(name)"
    case .file(let path): "file:\(path)"
    }
  }

  /// What follows a prefix.
  private static func rest(of text: String, after prefix: String) -> String? {
    text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
  }

  /// `true` for letters, digits and underscores, a digit not first.
  private static func isVariable(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return name.utf8.allSatisfy {
      $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
    }
  }

  /// `true` for a text without control characters.
  private static func isPath(_ path: String) -> Bool {
    !path.isEmpty && path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}
