/// How figures and their names are written.
enum MetricText {
  /// A name in the letters that names may have.
  static func name(_ label: String) -> String {
    let letters = label.unicodeScalars.map { scalar -> Character in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar == "_")
      return isPlain || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
    }
    let name = String(letters)
    return name.first?.isNumber ?? true ? "_" + name : name
  }

  /// Labels in braces, in the order of their names; nothing where there are none.
  static func labels(_ dimensions: [(String, String)]) -> String {
    if dimensions.isEmpty { return "" }
    let pairs = dimensions.sorted { $0.0 < $1.0 }.map { "\(name($0.0))=\"\(value($0.1))\"" }
    return "{" + pairs.joined(separator: ",") + "}"
  }

  /// Labels with one more.
  static func labels(_ labels: String, adding name: String, _ value: String) -> String {
    let more = "\(name)=\"\(value)\"}"
    return labels.isEmpty ? "{" + more : String(labels.dropLast()) + "," + more
  }

  /// The most characters of a value: what tells two apart stands in the first of them.
  private static let valueLengthMax = 100

  /// A value as it stands between quotes.
  private static func value(_ text: String) -> String {
    text.prefix(valueLengthMax).reduce(into: "") { text, character in
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n", "\r\n": text += "\\n"
      default: text.append(character)
      }
    }
  }

  /// A number, without a fraction where it has none.
  static func number(_ value: Double) -> String {
    Int64(exactly: value).map(String.init) ?? "\(value)"
  }
}
