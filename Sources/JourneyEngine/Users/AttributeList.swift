internal import JourneyModel

/// The attributes of a user, which are changed key by key; each keeps its JSON as it was given.
struct AttributeList {
  /// The attributes in order.
  private var items: [(key: String, value: JSONNode, text: ArraySlice<UInt8>)] = []
  /// The bytes of all keys and values.
  private var byteCount = 0

  /// Reads the attributes of one JSON object.
  init(_ json: [UInt8]) {
    for member in (try? JSONReader.parse(json))?.members ?? [] {
      let text = json[member.value.span.start..<member.value.span.end]
      items.append((member.key, member.value, text))
      byteCount += member.key.utf8.count + text.count
    }
  }

  /// `true` if an attribute has another value; `null` is the same as none.
  func differs(_ key: String, _ value: JSONNode) -> Bool {
    guard let known = items.first(where: { $0.key == key }) else { return !value.isNull }
    return known.value != value
  }

  /// Writes an attribute, or removes it; `false` if there is no room for it.
  mutating func set(_ key: String, to new: (value: JSONNode, text: ArraySlice<UInt8>)?) -> Bool {
    let index = items.firstIndex { $0.key == key }
    var bytes = byteCount
    if let index { bytes -= key.utf8.count + items[index].text.count }
    if let new { bytes += key.utf8.count + new.text.count }
    guard bytes <= ProfileChange.attributesBytesMax || new == nil else { return false }
    byteCount = bytes
    switch (index, new) {
    case (let index?, let new?): items[index] = (key, new.value, new.text)
    case (let index?, nil): items.remove(at: index)
    case (nil, let new?): items.append((key, new.value, new.text))
    case (nil, nil): break
    }
    return true
  }

  /// The attributes as one JSON object.
  var json: [UInt8] {
    var writer = JSONWriter(capacity: byteCount + items.count * 4 + 2)
    writer.beginObject()
    for item in items {
      writer.key(item.key)
      writer.verbatim(item.text)
    }
    writer.endObject()
    return writer.bytes
  }
}
