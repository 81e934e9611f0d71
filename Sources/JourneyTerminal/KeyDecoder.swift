/// Turns the bytes of a terminal into keys.
package struct KeyDecoder {
  /// The bytes of a key of which more may come.
  private var pending: [UInt8] = []
  /// The bytes of what is being pasted; `nil` outside.
  private var pasted: [UInt8]?

  /// The longest sequence for one key; those that are in use have eight bytes.
  private static let sequenceBytesMax = 32
  /// How much can be pasted at once: beyond any session that somebody would keep.
  private static let pasteBytesMax = 1 << 20
  /// What begins a paste.
  private static let pasteStart: [UInt8] = Array("\u{1B}[200~".utf8)
  /// What ends a paste.
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// `true` if bytes have come that are no key yet, and may stay alone: an Escape by itself.
  package var isWaiting: Bool { !pending.isEmpty }

  /// Begins without any bytes.
  package init() {}

  /// Takes a byte; returns the key that it completes, if it does.
  package mutating func take(_ byte: UInt8) -> Key? {
    if pasted != nil { return takePasted(byte) }
    pending.append(byte)
    if pending == Self.pasteStart {
      (pending, pasted) = ([], [])
      return nil
    }
    let key = KeySequence.key(for: pending)
    if key != nil || pending.count > Self.sequenceBytesMax { pending = [] }
    return key
  }

  /// Says that nothing follows what has come; returns its key.
  package mutating func giveUp() -> Key? {
    defer { pending = [] }
    return pending.isEmpty ? nil : .unknown
  }

  /// Takes a byte of what is being pasted.
  private mutating func takePasted(_ byte: UInt8) -> Key? {
    pasted?.append(byte)
    guard let bytes = pasted else { return nil }
    let isOver = bytes.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd)
    guard isOver || bytes.count >= Self.pasteBytesMax else { return nil }
    pasted = nil
    let text = isOver ? bytes.dropLast(Self.pasteEnd.count) : bytes[...]
    return .text(String(decoding: text, as: UTF8.self))
  }
}
