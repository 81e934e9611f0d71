import JourneyModel

/// A register by its region, before the sizes of the regions are known.
struct Place: Hashable {
  /// The parts of the register file, in their order.
  enum Region: Int, CaseIterable {
    case constant, user, system, candidate, run, argument, temporary
  }

  /// The region.
  var region: Region
  /// The number within it.
  var number: Int
}

/// The registers that the host's words go to.
enum SystemRegister: Int, CaseIterable {
  case now, inputNumber, enteredAt, entryNumber, input, eventName, eventAt, hasEvent

  /// The register.
  var place: Place { Place(region: .system, number: rawValue) }

  /// The register that says whether a channel reaches the user.
  static func reachable(_ channel: Int) -> Place {
    Place(region: .system, number: allCases.count + channel)
  }
}

/// A place in the code that is not settled yet.
struct Label: Hashable {
  /// Its number.
  var number: Int
}

/// An operand before it is settled.
enum DraftOperand {
  /// A small number.
  case number(Int)
  /// A register.
  case place(Place)
  /// Where a branch or jump goes.
  case label(Label)
}

/// An instruction before its operands are settled.
struct DraftInstruction {
  /// What is done.
  var opcode: Opcode
  /// The small number.
  var flag = 0
  /// The operands.
  var a = DraftOperand.number(0)
  /// The operands.
  var b = DraftOperand.number(0)
  /// The operands.
  var c = DraftOperand.number(0)
  /// The state it belongs to.
  var stateID: String?
}

/// A fixed value before it has an address.
indirect enum Constant: Hashable {
  case missing
  case boolean(Bool)
  case number(Int64)
  case text(String)
  case moment(Int64)
  case date(Int)
  case time(Int)
  case duration(CalendarDuration)
  case list([Constant])

  /// The constant of a literal; `nil` for a moment, which needs a zone.
  init?(_ literal: Literal) {
    switch literal {
    case .missing: self = .missing
    case .text(let text): self = .text(text)
    case .number(let number): self = .number(number.millionths)
    case .boolean(let value): self = .boolean(value)
    case .duration(let duration): self = .duration(duration)
    case .date(let date): self = .date(date.daysSince1970)
    case .time(let time): self = .time(time.seconds)
    case .weekday(let day): self = .number(Int64(day) * ExactDecimal.scale)
    case .moment: return nil
    }
  }
}

/// The fixed values of a program, at addresses that last as long as it does.
final class ConstantMemory: Sendable {
  /// The values.
  let values: FixedMemory<Value>
  /// The elements of lists.
  private let elements: FixedMemory<Value>
  /// The bytes of texts.
  private let bytes: FixedMemory<UInt8>

  /// Lays out constants.
  init(_ constants: [Constant]) {
    var gathered = Gathering()
    let drafts = constants.map { gathered.draft($0) }
    let bytes = FixedMemory(gathered.bytes)
    let offsets = gathered.elements
    let located = offsets.map { Self.locate($0, bytes: bytes, elements: nil) }
    let elements = FixedMemory(located)
    values = FixedMemory(drafts.map { Self.locate($0, bytes: bytes, elements: elements) })
    self.bytes = bytes
    self.elements = elements
  }

  /// Turns the offset of a text or list into its address.
  private static func locate(
    _ value: Value, bytes: FixedMemory<UInt8>, elements: FixedMemory<Value>?
  ) -> Value {
    if value.tag == .text { return .text(bytes.start + Int(value.bits), count: value.count) }
    if value.tag == .list, let elements {
      return .list(elements.start + Int(value.bits), count: value.count)
    }
    return value
  }

  /// Gathers texts and elements, with offsets in place of addresses.
  private struct Gathering {
    var bytes: [UInt8] = [0]
    var elements: [Value] = []

    /// The value of a constant; a list within a list is missing, since no literal is one.
    mutating func draft(_ constant: Constant) -> Value {
      switch constant {
      case .missing: return .missing
      case .boolean(let value): return .boolean(value)
      case .number(let millionths): return .number(millionths)
      case .moment(let microseconds): return Value(.moment, bits: microseconds)
      case .date(let days): return Value(.date, bits: Int64(days))
      case .time(let seconds): return Value(.time, bits: Int64(seconds))
      case .duration(let duration): return .duration(duration)
      case .text(let text):
        guard text.utf8.count <= FactScanner.textBytesMax else { return .missing }
        bytes.append(contentsOf: text.utf8)
        let count = text.utf8.count
        return Value(.text, size: UInt32(count), bits: Int64(bytes.count - count))
      case .list(let members):
        let drafted = members.map { draft($0) }
        elements += drafted
        return Value(
          .list, size: UInt32(members.count), bits: Int64(elements.count - members.count))
      }
    }
  }
}
