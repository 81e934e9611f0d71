/// SHA-256 (FIPS 180-4): names the script that a definition came from, and stands for a person who
/// was erased.
///
/// It stands here, and not a library, because the command that marketers and CI build would else
/// compile a whole cryptography package for one checksum. It guards nothing.
public enum SHA256 {
  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]

  /// The first 32 bits of the fractional parts of the square roots of the first eight primes.
  private static let start = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19)

  /// Returns the digest of bytes in hexadecimal digits.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    let state = constants.withUnsafeBufferPointer { constants in
      padded(bytes).withUnsafeBytes { digest(of: $0, constants) }
    }
    return (0..<8).map { index in
      let text = String(state[index], radix: 16)
      return String(repeating: "0", count: 8 - text.count) + text
    }.joined()
  }

  /// The message with its length behind it, filled up to whole blocks.
  private static func padded(_ bytes: [UInt8]) -> [UInt8] {
    let zeros = (119 - bytes.count % 64) % 64
    let length = UInt64(bytes.count) * 8
    return bytes + [0x80] + [UInt8](repeating: 0, count: zeros)
      + (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) }
  }

  /// Mixes all blocks of a message into one state.
  private static func digest(
    of message: UnsafeRawBufferPointer, _ constants: UnsafeBufferPointer<UInt32>
  ) -> SIMD8<UInt32> {
    var state = start
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: constants.count) { words in
      for block in stride(from: 0, to: message.count, by: 64) {
        stretch(message, from: block, to: words)
        mix(words, constants, into: &state)
      }
    }
    return state
  }

  /// Mixes the words of a block into the state.
  private static func mix(
    _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>,
    into state: inout SIMD8<UInt32>
  ) {
    // Eight names in place of an array, which change their parts from round to round: this is done
    // for every 64 bytes of a script, and so takes half of what it takes to move them on.
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for round in stride(from: 0, to: constants.count, by: 8) {
      turn(a, b, c, &d, e, f, g, &h, constants[round] &+ words[round])
      turn(h, a, b, &c, d, e, f, &g, constants[round + 1] &+ words[round + 1])
      turn(g, h, a, &b, c, d, e, &f, constants[round + 2] &+ words[round + 2])
      turn(f, g, h, &a, b, c, d, &e, constants[round + 3] &+ words[round + 3])
      turn(e, f, g, &h, a, b, c, &d, constants[round + 4] &+ words[round + 4])
      turn(d, e, f, &g, h, a, b, &c, constants[round + 5] &+ words[round + 5])
      turn(c, d, e, &f, g, h, a, &b, constants[round + 6] &+ words[round + 6])
      turn(b, c, d, &e, f, g, h, &a, constants[round + 7] &+ words[round + 7])
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
  }

  /// One round, by the letters of the standard.
  @inline(__always)
  private static func turn(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ sum1 &+ choice &+ word
    let sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    let majority = (a & b) | (c & (a | b))
    d = d &+ first
    h = first &+ sum0 &+ majority
  }

  /// Stretches a block of 64 bytes to 64 words.
  private static func stretch(
    _ message: UnsafeRawBufferPointer, from block: Int,
    to words: UnsafeMutableBufferPointer<UInt32>
  ) {
    for index in 0..<16 {
      let word = message.loadUnaligned(fromByteOffset: block + index * 4, as: UInt32.self)
      words[index] = UInt32(bigEndian: word)
    }
    for index in 16..<words.count {
      let early = words[index - 15]
      let late = words[index - 2]
      let sum0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
      let sum1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
      words[index] = words[index - 16] &+ sum0 &+ words[index - 7] &+ sum1
    }
  }

  /// The word turned to the right.
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }
}
