/// Numbers things in the order in which they come, equal ones alike.
struct Numbering<Element: Hashable> {
  /// The first of them.
  private var few: [Element] = []
  /// The numbers, once there are more than a few.
  private var numbers: [Element: Int] = [:]

  /// Up to so many are compared one by one: a journey of some dozen steps has about as many, and
  /// most differ in the first thing that is compared, while to hash one goes through all of it.
  private static var fewMax: Int { 10 }
  /// As many as a journey of a hundred steps has: to make room again and again would take longer
  /// than to look them up.
  private static var usualCount: Int { 48 }

  /// The number of an element that has come before.
  subscript(_ element: Element) -> Int? {
    numbers.isEmpty ? few.firstIndex(of: element) : numbers[element]
  }

  /// The number of an element; a new one gets the next.
  mutating func number(of element: Element) -> (number: Int, isNew: Bool) {
    if numbers.isEmpty {
      if let number = few.firstIndex(of: element) { return (number, false) }
      guard few.count == Self.fewMax else {
        few.append(element)
        return (few.count - 1, true)
      }
      numbers.reserveCapacity(Self.usualCount)
      for (number, element) in few.enumerated() { numbers[element] = number }
    }
    let next = numbers.count
    let number = Self.value(of: &numbers[element, default: next])
    return (number, number == next)
  }

  /// What stands in a place, which is looked up but once.
  private static func value(of place: inout Int) -> Int { place }
}
