/// Finds the name that somebody probably meant: "did you mean …?".
public enum Suggestion {
  /// The longest name that is compared letter by letter; no name in use is longer.
  private static let lengthMax = 64

  /// Returns the candidate that is closest to a misspelt name, or `nil` if none is close enough.
  ///
  /// A name that differs only in case comes first. Otherwise a third of the longer name's letters
  /// may be wrong; two neighbours that changed places are one mistake. Of two that are equally
  /// close the one that comes first is taken.
  public static func closest(
    to name: String, among candidates: some Sequence<String>
  ) -> String? {
    let letters = Array(name.lowercased().unicodeScalars.prefix(lengthMax))
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let others = Array(candidate.lowercased().unicodeScalars.prefix(lengthMax))
      if letters == others { return candidate }
      let allowed = max(letters.count, others.count) / 3
      guard abs(letters.count - others.count) <= allowed else { continue }
      let found = distance(letters, others)
      if found <= allowed, found < best?.distance ?? .max { best = (candidate, found) }
    }
    return best?.name
  }

  /// Returns `true` if one name is another with one slip.
  ///
  /// That is a letter too many, too few or wrong, or two neighbours that changed places. Digits
  /// tell names apart.
  public static func isSlip(_ name: String, of other: String) -> Bool {
    let letters = Array(name.lowercased().unicodeScalars.prefix(lengthMax))
    let others = Array(other.lowercased().unicodeScalars.prefix(lengthMax))
    guard abs(letters.count - others.count) <= 1 else { return false }
    let digits: ClosedRange<Unicode.Scalar> = "0"..."9"
    guard letters.filter(digits.contains) == others.filter(digits.contains) else { return false }
    return distance(letters, others) <= 1
  }

  /// The number of letters to insert, drop, change or swap with a neighbour.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let isSame = left[row] == right[column]
        var least = min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
