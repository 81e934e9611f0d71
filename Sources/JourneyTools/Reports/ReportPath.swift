/// The path of a file as the programs of CI know it: from the folder that the check ran in, without
/// detours.
enum ReportPath {
  /// Returns the path without `.` and without a folder that `..` leaves again.
  static func normalized(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  /// Returns the path as a reference by RFC 3986: relative as it is, absolute with its scheme.
  static func reference(_ path: String) -> String {
    let path = normalized(path)
    var reference = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      if isUnreserved(byte) {
        reference.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        reference += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return reference
  }

  /// `true` if a byte stands for itself in a reference.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~/".utf8.contains(byte)
    }
  }
}
