/// The path of a request and what stands behind the question mark, taken apart and decoded.
struct RequestTarget {
  /// The parts of the path between the slashes.
  var path: [String]
  /// The values behind the question mark, in order.
  var query: [(name: String, value: String)]

  /// Takes a target apart; refuses one that spells no text.
  init(_ text: String) throws(Problem) {
    guard text.utf8.count <= RequestLimits.targetBytesMax else {
      throw Problem(.invalid, "the address has more than \(RequestLimits.targetBytesMax) bytes")
    }
    let halves = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = try Self.parts(halves.first ?? "")
    query = []
    guard halves.count > 1, !halves[1].isEmpty else { return }
    let values = halves[1].split(separator: "&")
    guard values.count <= RequestLimits.queryValuesMax else {
      throw Problem(.invalid, "there are more than \(RequestLimits.queryValuesMax) values")
    }
    for value in values { query.append(try Self.pair(value)) }
  }

  /// The decoded parts of a path; the root has none.
  private static func parts(_ path: Substring) throws(Problem) -> [String] {
    guard path.hasPrefix("/") else {
      throw Problem(.invalid, "the path does not begin with a slash")
    }
    var parts: [String] = []
    for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      parts.append(try decoded(part, isPlusSpace: false))
    }
    return parts == [""] ? [] : parts
  }

  /// A decoded name with its value.
  private static func pair(_ text: Substring) throws(Problem) -> (name: String, value: String) {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let value = halves.count > 1 ? halves[1] : ""
    return (try decoded(halves[0], isPlusSpace: true), try decoded(value, isPlusSpace: true))
  }

  /// What a text with percent signs spells.
  private static func decoded(
    _ text: Substring, isPlusSpace: Bool
  ) throws(Problem) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = hexadecimal(rest.popFirst()), let low = hexadecimal(rest.popFirst())
        else { throw Problem(.invalid, "a `%` in the address is not followed by two digits") }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where isPlusSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem(.invalid, "the address holds what is no text")
    }
    return text
  }

  /// The value of a hexadecimal digit.
  private static func hexadecimal(_ byte: UInt8?) -> UInt8? {
    byte.flatMap { Character(UnicodeScalar($0)).hexDigitValue }.map(UInt8.init)
  }
}
