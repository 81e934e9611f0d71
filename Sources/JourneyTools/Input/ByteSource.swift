/// Where the bytes of a file come from, a piece at a time.
protocol ByteSource: AnyObject {
  /// Fills some of `buffer`; returns how many bytes, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}
