/// One instruction: 64 bits.
struct Instruction: Equatable {
  /// What is done.
  var opcode: Opcode
  /// A small number: a zone, a width or a variant.
  var flag: UInt8
  /// The operands.
  var a, b, c: UInt16

  /// Creates an instruction.
  init(_ opcode: Opcode, flag: UInt8 = 0, a: UInt16 = 0, b: UInt16 = 0, c: UInt16 = 0) {
    self.opcode = opcode
    self.flag = flag
    self.a = a
    self.b = b
    self.c = c
  }

  /// The address in `b` and `c`.
  @inline(__always)
  var address: Int { Int(b) | Int(c) << 16 }

  /// The 64 bits.
  var word: UInt64 {
    UInt64(opcode.rawValue) | UInt64(flag) << 8 | UInt64(a) << 16 | UInt64(b) << 32
      | UInt64(c) << 48
  }

  /// Creates the instruction of 64 bits, or `nil` if there is no such opcode.
  init?(word: UInt64) {
    guard let opcode = Opcode(rawValue: UInt8(truncatingIfNeeded: word)) else { return nil }
    self.init(
      opcode, flag: UInt8(truncatingIfNeeded: word >> 8), a: UInt16(truncatingIfNeeded: word >> 16),
      b: UInt16(truncatingIfNeeded: word >> 32), c: UInt16(truncatingIfNeeded: word >> 48))
  }
}

/// Where the code of a condition or value begins.
public struct CodeAddress: Hashable, Sendable {
  /// The index of the first instruction.
  let index: UInt32
}
