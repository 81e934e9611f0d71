/// The path from the top of a JSON text to one of its values (RFC 6901): `/triggers/0/event_name`.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  /// The path; empty for the top.
  public let description: String
  /// The path as people write it: `triggers.0.event_name`.
  public let dotted: String

  /// Creates the path of the top.
  public init() { self.init(spelled: "", dotted: "") }

  /// Creates the path that two texts spell.
  private init(spelled: String, dotted: String) {
    description = spelled
    self.dotted = dotted
  }

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
    return JSONPointer(spelled: text, dotted: dotted.isEmpty ? key : "\(dotted).\(key)")
  }

  /// Returns the path of an element.
  public func appending(_ index: Int) -> JSONPointer {
    appending(String(index))
  }
}
