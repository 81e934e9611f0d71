/// Memory for texts and lists that are given up all at once.
///
/// Chunks do not move, so that an address stays good until `reset`.
final class Arena {
  /// The size of the first chunk: enough for the texts of most steps.
  private static let firstChunkBytes = 8 << 10
  /// The most that is kept over a reset, so that one large user does not swell a worker for good.
  private static let keptBytesMax = 1 << 20

  /// The most bytes it gives; what is beyond is missing.
  private let bytesMax: Int
  private var chunks: [UnsafeMutableRawBufferPointer] = []
  private var chunkIndex = -1
  private var next = 0
  private var end = 0
  private var given = 0

  /// Creates an arena that gives so many bytes at most.
  init(bytesMax: Int) { self.bytesMax = bytesMax }

  deinit { for chunk in chunks { chunk.deallocate() } }

  /// The bytes that it holds, given or not.
  var heldBytes: Int { chunks.reduce(0) { $0 + $1.count } }

  /// Gives back everything at once.
  func reset() {
    if given == 0 { return }
    given = 0
    var held = heldBytes
    while let last = chunks.last, held > Self.keptBytesMax {
      held -= last.count
      last.deallocate()
      chunks.removeLast()
    }
    chunkIndex = -1
    next = 0
    end = 0
  }

  /// Memory for so many bytes, or `nil` if there is no more.
  func bytes(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
    take(count, alignment: 1)?.assumingMemoryBound(to: UInt8.self)
  }

  /// Memory for so many values, or `nil` if there is no more.
  func values(_ count: Int) -> UnsafeMutablePointer<Value>? {
    take(count * MemoryLayout<Value>.stride, alignment: MemoryLayout<Value>.alignment)?
      .assumingMemoryBound(to: Value.self)
  }

  /// Gives back the last `count` bytes of the newest memory.
  func giveBack(_ count: Int) { next -= count }

  private func take(_ count: Int, alignment: Int) -> UnsafeMutableRawPointer? {
    let start = (next + alignment - 1) & ~(alignment - 1)
    if start + count <= end, start != 0 {
      next = start + count
      given += count
      return UnsafeMutableRawPointer(bitPattern: start)
    }
    return given + count <= bytesMax && open(count + alignment)
      ? take(count, alignment: alignment) : nil
  }

  /// Goes on to a chunk that has room for so many bytes.
  private func open(_ count: Int) -> Bool {
    chunkIndex += 1
    while chunkIndex < chunks.count, chunks[chunkIndex].count < count { chunkIndex += 1 }
    if chunkIndex == chunks.count {
      let size = max(count, min(Self.keptBytesMax, Self.firstChunkBytes << min(7, chunks.count)))
      chunks.append(.allocate(byteCount: size, alignment: MemoryLayout<Value>.alignment))
    }
    guard let base = chunks[chunkIndex].baseAddress else { return false }
    next = Int(bitPattern: base)
    end = next + chunks[chunkIndex].count
    return true
  }
}
