internal import JourneyModel

/// Values as the language spells them.
enum ValueSpelling {
  /// Returns a value as a literal; `nil` for a record, which has none.
  static func text(_ value: JSONNode) -> String? {
    switch value.value {
    case .null: return "missing"
    case .text(let text): return NameSpelling.quoted(text)
    case .array(let elements):
      let texts = elements.compactMap { text($0) }
      return texts.count == elements.count ? "[\(texts.joined(separator: ", "))]" : nil
    case .object: return nil
    default: return String(decoding: JSONWriter.compact(value), as: UTF8.self)
    }
  }

  /// Returns a value for people: a record as JSON.
  static func shown(_ value: JSONNode) -> String {
    text(value) ?? String(decoding: JSONWriter.compact(value), as: UTF8.self)
  }
}
