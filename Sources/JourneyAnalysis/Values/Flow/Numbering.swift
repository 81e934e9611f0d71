/// Numbers things in the order in which they come, equal ones alike.
struct Numbering<Element: Hashable> {
  /// The numbers.
  private var numbers: [Element: Int] = [:]

  /// As many as a journey of some dozen steps has: to make room again and again would take longer
  /// than to look them up.
  private static var usualCount: Int { 24 }

  /// The number of an element that has come before.
  subscript(_ element: Element) -> Int? { numbers[element] }

  /// The number of an element; a new one gets the next.
  mutating func number(of element: Element) -> (number: Int, isNew: Bool) {
    if numbers.isEmpty { numbers.reserveCapacity(Self.usualCount) }
    let next = numbers.count
    let number = Self.value(of: &numbers[element, default: next])
    return (number, number == next)
  }

  /// What stands in a place, which is looked up but once.
  private static func value(of place: inout Int) -> Int { place }
}
