import Foundation

/// A value of a message, for tests to look into.
@dynamicMemberLookup struct JSON: CustomStringConvertible {
  /// What it is; `nil` where there is none.
  let content: Any?

  init(_ value: Any?) { content = value is NSNull ? nil : value }

  subscript(dynamicMember key: String) -> JSON { JSON((content as? [String: Any])?[key]) }
  subscript(key: String) -> JSON { JSON((content as? [String: Any])?[key]) }
  subscript(index: Int) -> JSON {
    let elements = content as? [Any] ?? []
    return JSON(elements.indices.contains(index) ? elements[index] : nil)
  }

  var array: [JSON] { (content as? [Any] ?? []).map { JSON($0) } }
  var keys: [String] { ((content as? [String: Any]) ?? [:]).keys.sorted() }
  var text: String? { content as? String }
  var int: Int? { content as? Int }
  var isNull: Bool { content == nil }
  var description: String {
    guard let content,
      let data = try? JSONSerialization.data(
        withJSONObject: content, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
    else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }
}
