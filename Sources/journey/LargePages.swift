import Foundation

/// Memory in pages of two megabytes, for the verbs that read whole workspaces.
///
/// To check 500 journeys takes 50 MB, which the system hands over in some 5,000 small pages, one
/// fault after the other, and the processor then looks most of their addresses up again and again.
/// In large ones a check takes a seventh less of its time, and a small one no longer. Nothing but
/// the addresses of memory of our own is told to the system, which need not take notice.
enum LargePages {
  /// The size of such a page.
  private static let page = 2 << 20
  /// The most that the allocator of the system keeps when it is given back: a larger stretch always
  /// comes from the system and goes back to it.
  private static let keptMax = 31 << 20
  /// The room that is asked for, twice: together less than twice what is kept, beyond which the
  /// allocator gives back what is free.
  private static let room = 28 << 20

  /// Asks for such pages, for what will be needed of the heap.
  static func expect() {
    #if os(Linux)
      // From here on the allocator takes stretches of this size from the heap and keeps them.
      allocate(keptMax).deallocate()
      let rooms = [allocate(room), allocate(room)]
      for room in rooms { advise(room) }
      for room in rooms.reversed() { room.deallocate() }
    #endif
  }

  #if os(Linux)
    /// Takes memory that nothing is written to, so that the system has not handed it over yet.
    private static func allocate(_ count: Int) -> UnsafeMutableRawPointer {
      .allocate(byteCount: count, alignment: 16)
    }

    /// Tells the system that the whole pages of some memory are better large.
    private static func advise(_ start: UnsafeMutableRawPointer) {
      let first = start.alignedUp(toMultipleOf: page)
      let end = (start + room).alignedDown(toMultipleOf: page)
      madvise(first, end - first, Int32(MADV_HUGEPAGE))
    }
  #endif
}
