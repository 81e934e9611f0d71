/// Memory that is filled once and read from many threads: the code and constants of a program.
final class FixedMemory<Element: BitwiseCopyable>: @unchecked Sendable {
  /// The first element.
  let start: UnsafePointer<Element>
  /// How many there are.
  let count: Int
  /// The memory, to be given back.
  private let memory: UnsafeMutablePointer<Element>

  /// Copies elements into memory of their own.
  init(_ elements: [Element]) {
    count = elements.count
    memory = .allocate(capacity: max(1, elements.count))
    memory.initialize(from: elements, count: elements.count)
    start = UnsafePointer(memory)
  }

  deinit { memory.deallocate() }

  /// The elements as an array.
  var array: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }
}
