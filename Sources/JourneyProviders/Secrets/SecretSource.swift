internal import Foundation
public import JourneyModel

/// Looks up the secrets that the catalog names.
public struct SecretSource: Sendable {
  /// A secret that is not there.
  public struct Missing: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is told.
    public let description: String
  }

  /// The largest file of a secret.
  public static let bytesMax = 16 * 1_024

  /// The variables of the environment.
  private let environment: [String: String]
  /// The folder that paths begin in.
  private let folder: String

  /// Creates a source.
  public init(environment: [String: String], folder: String) {
    self.environment = environment
    self.folder = folder
  }

  /// Returns a secret, without the blanks and line breaks around it.
  public func secret(_ reference: SecretReference) throws(Missing) -> Secret {
    let text: String?
    switch reference {
    case .environment(let name): text = environment[name]
    case .file(let path): text = Self.contents(of: path.hasPrefix("/") ? path : folder + "/" + path)
    }
    guard let text = text?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty else {
      throw Missing(description: "there is no secret at `\(reference)`")
    }
    return Secret(text)
  }

  /// The text of a file that is no longer than a secret.
  private static func contents(of path: String) -> String? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard let data = try? file.read(upToCount: bytesMax + 1), data.count <= bytesMax else {
      return nil
    }
    return String(data: data, encoding: .utf8)
  }
}
