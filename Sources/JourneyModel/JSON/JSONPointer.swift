/// The path from the top of a JSON text to one of its values (RFC 6901): `/triggers/0/event_name`.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  /// The path; empty for the top.
  public let description: String

  /// Creates the path of the top.
  public init() { description = "" }

  /// Creates the path that text spells.
  private init(_ text: String) { description = text }

  /// Returns the path of a member.
  public func appending(_ key: String) -> JSONPointer {
    var text = description + "/"
    for character in key.unicodeScalars {
      switch character {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.unicodeScalars.append(character)
      }
    }
    return JSONPointer(text)
  }

  /// Returns the path of an element.
  public func appending(_ index: Int) -> JSONPointer {
    JSONPointer("\(description)/\(index)")
  }
}
