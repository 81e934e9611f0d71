/// Why bytes are no JSON that is taken here, and where.
public struct JSONError: Error, Sendable, CustomStringConvertible {
  /// What sort of reason it is.
  public enum Reason: Sendable {
    /// The bytes spell no value.
    case malformed
    /// A key comes twice in one object.
    case duplicateKey
    /// There are more bytes than are read.
    case tooLarge
    /// More lists and objects are open than are read.
    case tooDeep
  }

  /// The offset of the byte at which it shows.
  public var offset: Int
  /// One sentence: lower case, no final period.
  public var message: String
  /// What sort of reason it is.
  public var reason: Reason
  /// The keys and numbers on the way to the value in which it shows, the innermost first.
  private var way: [Step] = []

  /// A step on the way from the top of a text to a value.
  enum Step: Sendable {
    /// The value of this key.
    case member(String)
    /// The element of this number.
    case element(Int)
  }

  /// Creates an error at an offset.
  public init(offset: Int, message: String, reason: Reason = .malformed) {
    self.offset = offset
    self.message = message
    self.reason = reason
  }

  /// The path to the innermost value in which it shows.
  public var pointer: JSONPointer {
    way.reversed().reduce(JSONPointer()) { pointer, step in
      switch step {
      case .member(let key): pointer.appending(key)
      case .element(let index): pointer.appending(index)
      }
    }
  }

  /// The message and the offset.
  public var description: String { "\(message), at byte \(offset)" }

  /// The error as it shows from one level further out.
  func inside(_ step: Step) -> JSONError {
    var error = self
    error.way.append(step)
    return error
  }
}

extension JSONError: Equatable {
  /// `true` if the same is said of the same place; all else follows from that.
  public static func == (left: JSONError, right: JSONError) -> Bool {
    left.offset == right.offset && left.message == right.message
  }
}
