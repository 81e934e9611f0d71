/// Writes a template with values, in bounded space and time.
struct TemplateRenderer {
  /// The part, which tells how values are escaped.
  private let part: MessageContent.Part
  /// What was written.
  private(set) var text = ""
  /// How much work was done.
  private var work = 0

  /// Creates a renderer.
  init(part: MessageContent.Part) { self.part = part }

  /// Writes pieces; names are looked up in the innermost scope first.
  mutating func write(
    _ pieces: [MessageTemplate.Piece], scopes: [JSONNode]
  ) throws(TemplateOverflow) {
    for piece in pieces {
      try spend(1)
      switch piece {
      case .text(let text): try append(part == .subject ? Self.oneLine(text) : text)
      case .value(let name): try append(escaped(Self.plain(try value(name, scopes))))
      case .section(let name, let isInverted, let inner):
        let value = try value(name, scopes)
        if isInverted {
          if !Self.isThere(value) { try write(inner, scopes: scopes) }
        } else if let elements = value.elements {
          for element in elements { try write(inner, scopes: scopes + [element]) }
        } else if Self.isThere(value) {
          try write(inner, scopes: scopes + [value])
        }
      }
    }
  }

  /// The value of a name; null where there is none.
  private mutating func value(
    _ name: MessageTemplate.Name, _ scopes: [JSONNode]
  ) throws(TemplateOverflow) -> JSONNode {
    guard let first = name.words.first else { return scopes.last ?? JSONNode(.null) }
    var found: JSONNode?
    for scope in scopes.reversed() {
      try spend(scope.members?.count ?? 1)
      found = scope.member(first)
      if found != nil { break }
    }
    for word in name.words.dropFirst() {
      try spend(found?.members?.count ?? 1)
      found = found?.member(word)
    }
    return found ?? JSONNode(.null)
  }

  /// `false` for what a section takes as nothing.
  private static func isThere(_ value: JSONNode) -> Bool {
    switch value.value {
    case .null, .boolean(false): false
    case .text(let text): !text.isEmpty
    case .array(let elements): !elements.isEmpty
    case .boolean, .number, .object: true
    }
  }

  /// A value as people read it; nothing for what has parts.
  private static func plain(_ value: JSONNode) -> String {
    switch value.value {
    case .text(let text): text
    case .number(let number): number.description
    case .boolean(let boolean): boolean ? "true" : "false"
    case .null, .array, .object: ""
    }
  }

  /// A value such that it says nothing but itself where it stands.
  private func escaped(_ text: String) -> String {
    switch part {
    case .subject: return Self.oneLine(text)
    case .text:
      return String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isControl($0) }))
    case .html:
      if isAtLink, !Self.isHarmlessLink(text) { return "#" }
      var escaped = ""
      for scalar in text.unicodeScalars where !Self.isControl(scalar) {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "&#39;"
        case "`": escaped += "&#96;"
        case "=": escaped += "&#61;"
        default: escaped.unicodeScalars.append(scalar)
        }
      }
      return escaped
    }
  }

  /// `true` if what was written last begins the target of a link or an image.
  private var isAtLink: Bool {
    let tail = String(text.suffix(16).lowercased().filter { $0 != " " && $0 != "\n" })
    return ["href", "src", "action", "background"].contains { name in
      tail.hasSuffix(name + "=\"") || tail.hasSuffix(name + "='") || tail.hasSuffix(name + "=")
    }
  }

  /// `false` for the target of a link that would run something, such as `javascript:`.
  private static func isHarmlessLink(_ text: String) -> Bool {
    let plain = text.unicodeScalars.filter { $0.value > 0x20 && !isControl($0) }
    let head = plain.prefix { ![":", "/", "?", "#"].contains($0) }
    guard head.count < plain.count, plain[head.endIndex] == ":" else { return true }
    let scheme = String(String.UnicodeScalarView(head)).lowercased()
    return ["https", "http", "mailto", "tel", "sms"].contains(scheme)
  }

  /// A text on one line: what would end the line becomes a blank.
  private static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let endsLine = ["\n", "\r", "\t", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"]
        .contains(scalar)
      if endsLine { line.append(" ") } else if !isControl(scalar) { line.append(scalar) }
    }
    return String(line)
  }

  /// `true` for a sign that shows nothing and means something to machines, but for the ends of
  /// lines and tabs.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
  }

  /// Writes text.
  private mutating func append(_ more: String) throws(TemplateOverflow) {
    guard text.utf8.count + more.utf8.count <= MessageTemplate.outputBytesMax else {
      let kilobytes = MessageTemplate.outputBytesMax / 1_024
      throw TemplateOverflow(description: "the \(part.rawValue) is longer than \(kilobytes) KB")
    }
    text += more
  }

  /// Does some work.
  private mutating func spend(_ steps: Int) throws(TemplateOverflow) {
    work += steps
    if work > MessageTemplate.workMax {
      throw TemplateOverflow(description: "the \(part.rawValue) takes too long to write")
    }
  }
}
