/// How many more names are kept, of all files together: names that are made up by a program, such
/// as an id for a key, must not fill the memory.
final class NameBudget {
  /// The most names: a catalog of a megabyte has no room for more.
  private static let namesMax = 10_000
  /// The most bytes of a name: as many as the store takes for the name of an event.
  static let nameBytesMax = 255

  /// How many more.
  private var left = NameBudget.namesMax
  /// `true` once a name came for which there was no room.
  private(set) var isExhausted = false
  /// `true` once a name came that is none: empty, or longer than any name is.
  private(set) var hasOddNames = false

  /// Takes a name, if there is room for it.
  func take(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= Self.nameBytesMax else {
      hasOddNames = true
      return false
    }
    guard left > 0 else {
      isExhausted = true
      return false
    }
    left -= 1
    return true
  }
}
