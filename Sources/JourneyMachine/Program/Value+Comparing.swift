import JourneyModel

extension Value {
  /// `true` if two values are known, of one kind and equal.
  @inline(__always)
  static func areEqual(_ left: Value, _ right: Value) -> Bool {
    guard left.tag == right.tag else { return false }
    switch left.tag {
    case .number, .boolean, .moment, .date, .time: return left.bits == right.bits
    case .text: return left.size == right.size && areSame(left, right)
    case .missing, .cursor: return false
    case .duration, .list, .record: return areEqualInParts(left, right)
    }
  }

  /// `true` if the first of two values of one ordered kind is less.
  @inline(__always)
  static func isLess(_ left: Value, _ right: Value) -> Bool {
    guard left.tag == right.tag else { return false }
    switch left.tag {
    case .number, .moment, .date, .time: return left.bits < right.bits
    case .duration:
      return left.asDuration.nominalMicroseconds < right.asDuration.nominalMicroseconds
    case .missing, .cursor, .boolean, .text, .list, .record: return false
    }
  }

  /// `true` if the first of two values of one ordered kind is less or equal.
  @inline(__always)
  static func isAtMost(_ left: Value, _ right: Value) -> Bool {
    left.isOrdered && left.tag == right.tag && !isLess(right, left)
  }

  /// `true` for the kinds that have an order.
  @inline(__always)
  var isOrdered: Bool {
    switch tag {
    case .number, .moment, .date, .time, .duration: true
    case .missing, .cursor, .boolean, .text, .list, .record: false
    }
  }

  /// `true` if a list holds an element that is equal to a value.
  @inline(__always)
  static func isElement(_ value: Value, of list: Value) -> Bool {
    guard list.tag == .list else { return false }
    for element in list.elements where areEqual(value, element) { return true }
    return false
  }

  /// The value of a field, or missing.
  static func field(of record: Value, named name: Value) -> Value {
    guard record.tag == .record else { return .missing }
    let parts = record.elements
    for index in 0..<record.count where areEqual(parts[index * 2], name) {
      return parts[index * 2 + 1]
    }
    return .missing
  }

  /// `true` if durations are of one usual length, or lists or records have equal parts.
  @inline(never)
  private static func areEqualInParts(_ left: Value, _ right: Value) -> Bool {
    if left.tag == .duration {
      return left.asDuration.nominalMicroseconds == right.asDuration.nominalMicroseconds
    }
    guard left.size == right.size else { return false }
    let parts = left.elements
    for index in 0..<left.count {
      let isEqual =
        left.tag == .list
        ? areEqual(parts[index], right.elements[index])
        : areEqual(parts[index * 2 + 1], field(of: right, named: parts[index * 2]))
      if !isEqual { return false }
    }
    return true
  }

  /// `true` if two texts of one length have the same bytes.
  @inline(__always)
  private static func areSame(_ left: Value, _ right: Value) -> Bool {
    guard left.bits != right.bits, left.size > 0,
      let one = UnsafeRawPointer(bitPattern: Int(left.bits)),
      let two = UnsafeRawPointer(bitPattern: Int(right.bits))
    else { return true }
    return areSame(one, two, count: left.count)
  }

  /// `true` if two stretches of memory hold the same bytes; eight at a time.
  static func areSame(_ one: UnsafeRawPointer, _ two: UnsafeRawPointer, count: Int) -> Bool {
    var index = 0
    while index &+ 8 <= count {
      let left = one.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if left != two.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
      index &+= 8
    }
    while index < count {
      let left = one.load(fromByteOffset: index, as: UInt8.self)
      if left != two.load(fromByteOffset: index, as: UInt8.self) { return false }
      index &+= 1
    }
    return true
  }
}
