public import JourneyModel

/// What the machine computes with: 16 bytes without a reference, so that copying it is free.
///
/// Text, lists and records point into the program's constants or into an arena of the machine. A
/// value from `evaluate` is good until the machine is told or asked something else.
public struct Value: BitwiseCopyable {
  /// The kinds of value.
  enum Tag: UInt8 {
    case missing, boolean, number, text, moment, date, time, duration, list, record, cursor
  }

  /// The kind.
  var tag: Tag
  /// The length of text, the number of elements or fields, or a duration's months and days.
  var size: UInt32
  /// The value itself, or the address of what it consists of.
  var bits: Int64

  /// Creates a value of these parts.
  @inline(__always)
  init(_ tag: Tag, size: UInt32 = 0, bits: Int64) {
    self.tag = tag
    self.size = size
    self.bits = bits
  }

  /// The absent value.
  @inline(__always)
  static var missing: Value { Value(.missing, bits: 0) }

  /// `true` for the boolean true alone.
  public var isTrue: Bool { tag == .boolean && bits != 0 }
  /// The moment, if it is one.
  public var moment: Moment? { tag == .moment ? asMoment : nil }
  /// The date, if it is one.
  public var date: CivilDate? { tag == .date ? asDate : nil }

  /// `true` for the absent value.
  public var isMissing: Bool { tag == .missing }
}

extension Value {
  /// A boolean.
  @inline(__always)
  static func boolean(_ value: Bool) -> Value { Value(.boolean, bits: value ? 1 : 0) }

  /// A number of so many millionths.
  @inline(__always)
  static func number(_ millionths: Int64) -> Value { Value(.number, bits: millionths) }

  /// A number of so many millionths, or missing.
  @inline(__always)
  static func number(_ millionths: Int64?) -> Value {
    if let millionths { .number(millionths) } else { .missing }
  }

  /// An instant.
  @inline(__always)
  static func moment(_ moment: Moment) -> Value { Value(.moment, bits: moment.microseconds) }

  /// A day.
  static func date(_ date: CivilDate) -> Value { Value(.date, bits: Int64(date.daysSince1970)) }

  /// Text of so many bytes at an address.
  static func text(_ start: UnsafePointer<UInt8>, count: Int) -> Value {
    Value(.text, size: UInt32(count), bits: Int64(Int(bitPattern: start)))
  }

  /// A list of so many values at an address.
  static func list(_ start: UnsafePointer<Value>, count: Int) -> Value {
    Value(.list, size: UInt32(count), bits: Int64(Int(bitPattern: start)))
  }

  /// A record of so many fields: names and values by turns at an address.
  static func record(_ start: UnsafePointer<Value>, count: Int) -> Value {
    Value(.record, size: UInt32(count), bits: Int64(Int(bitPattern: start)))
  }

  /// A duration, or missing if it is longer than durations may be.
  static func duration(_ duration: CalendarDuration) -> Value {
    guard abs(duration.months) <= CalendarDuration.monthsMax,
      abs(duration.days) <= CalendarDuration.daysMax, duration.microseconds != .min
    else { return .missing }
    let packed = Int32(duration.months) << 20 | (Int32(duration.days) & 0xF_FFFF)
    return Value(.duration, size: UInt32(bitPattern: packed), bits: duration.microseconds)
  }

  /// The duration of a value tagged as one.
  var asDuration: CalendarDuration {
    let packed = Int32(bitPattern: size)
    return CalendarDuration(
      months: Int(packed >> 20), days: Int((packed << 12) >> 12), microseconds: bits)
  }

  /// The instant of a value tagged as one.
  @inline(__always)
  var asMoment: Moment { Moment(microseconds: bits) }

  /// The day of a value tagged as one.
  var asDate: CivilDate { CivilDate(daysSince1970: Int(bits)) }

  /// The number of bytes, elements or fields.
  @inline(__always)
  var count: Int { Int(size) }

  /// The bytes of a value tagged as text.
  @inline(__always)
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: UnsafePointer(bitPattern: Int(bits)), count: count)
  }

  /// The elements of a value tagged as a list; of a record its names and values by turns.
  var elements: UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(
      start: UnsafePointer(bitPattern: Int(bits)), count: tag == .record ? count * 2 : count)
  }

  /// The text as a string of Swift, if it is one.
  var string: String? { tag == .text ? String(decoding: bytes, as: UTF8.self) : nil }
}
