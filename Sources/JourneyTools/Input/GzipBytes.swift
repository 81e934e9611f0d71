internal import CZlib

/// The bytes that a gzip file holds; several members one after the other are read as one.
final class GzipBytes: ByteSource {
  /// The compressed bytes.
  private let source: FileBytes
  /// What was read of them and not used yet.
  private let input: UnsafeMutableRawBufferPointer
  /// The state of zlib, which must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  /// `true` between the end of a member and the beginning of the next.
  private var isBetweenMembers = true
  /// `true` once a member has ended.
  private var hasMember = false

  /// How much is read at once.
  private static let chunkBytes = 64 << 10
  /// The largest window, and nothing but gzip: as zlib's header says.
  private static let windowBits: Int32 = 15 + 16
  /// How every gzip file begins.
  static let magic: [UInt8] = [0x1F, 0x8B]

  /// Reads the members that `source` holds.
  init(_ source: FileBytes) throws(InputError) {
    self.source = source
    input = .allocate(byteCount: Self.chunkBytes, alignment: 16)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, Self.windowBits, ZLIB_VERSION, size) == Z_OK else {
      throw InputError("\(source.name) cannot be unpacked: there is too little memory")
    }
  }

  /// Gives the memory back.
  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Fills some of `buffer`; returns how many bytes, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(clamping: buffer.count)
    let room = stream.pointee.avail_out
    while stream.pointee.avail_out == room {
      if isBetweenMembers {
        if stream.pointee.avail_in == 0 {
          guard try refill() else { return 0 }
        }
        if !beginMember() { continue }
      }
      try inflateSome()
      let isStarved = stream.pointee.avail_out == room && stream.pointee.avail_in == 0
      if isStarved, !isBetweenMembers { _ = try refill() }
    }
    return Int(room - stream.pointee.avail_out)
  }

  /// Reads on; `false` at the end, which must not be in the middle of a member.
  private func refill() throws(InputError) -> Bool {
    let count = try source.read(into: input)
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
    if count > 0 { return true }
    if isBetweenMembers { return false }
    throw InputError("\(source.name) is not complete: it ends in the middle; fetch it again")
  }

  /// Begins the next member; `false` if there are only zeros so far, which may fill up a file.
  private func beginMember() -> Bool {
    if hasMember {
      while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
        stream.pointee.next_in += 1
        stream.pointee.avail_in -= 1
      }
      if stream.pointee.avail_in == 0 { return false }
    }
    isBetweenMembers = false
    return true
  }

  /// Unpacks what there is room for.
  private func inflateSome() throws(InputError) {
    switch inflate(stream, Z_NO_FLUSH) {
    case Z_OK, Z_BUF_ERROR: return
    case Z_STREAM_END:
      inflateReset(stream)
      isBetweenMembers = true
      hasMember = true
    default:
      throw InputError("\(source.name) is damaged and cannot be unpacked; fetch it again")
    }
  }
}
