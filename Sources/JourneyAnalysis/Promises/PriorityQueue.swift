/// Numbers in the order of their keys, those of one key in the order in which they came.
struct PriorityQueue {
  /// The heap: no element is less than the one at half its index.
  private var heap: [Element] = []
  /// How many have come.
  private var count = 0

  /// A number with its key.
  private struct Element {
    /// What is ordered by first.
    var key: Int64
    /// What is ordered by then.
    var place: Int
    /// The number.
    var number: Int

    /// `true` if this one comes before another.
    func comesBefore(_ other: Element) -> Bool {
      (key, place) < (other.key, other.place)
    }
  }

  /// Adds a number.
  mutating func add(_ number: Int, key: Int64) {
    heap.append(Element(key: key, place: count, number: number))
    count += 1
    var index = heap.count - 1
    while index > 0, heap[index].comesBefore(heap[(index - 1) / 2]) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  /// The key of the first number; `nil` if there is none.
  var firstKey: Int64? { heap.first?.key }

  /// Takes the first number.
  mutating func popFirst() -> Int? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      sink()
    }
    return first.number
  }

  /// Lets the first element sink to its place.
  private mutating func sink() {
    var index = 0
    while true {
      var least = index
      for child in 2 * index + 1...2 * index + 2
      where child < heap.count && heap[child].comesBefore(heap[least]) { least = child }
      if least == index { return }
      heap.swapAt(index, least)
      index = least
    }
  }
}
