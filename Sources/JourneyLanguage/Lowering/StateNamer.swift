import JourneyModel

/// Gives ids to states: what the step does, then the blocks it stands in, from the inside out.
///
/// The blocks are named by what they are about, without their numbers: a wait that lasts longer, or
/// a test with another threshold, renames nothing inside. Only steps that say the same in blocks
/// that say the same are told apart by counting.
struct StateNamer {
  /// The longest id; a longer one keeps its beginning and ends in a hash.
  private static let lengthMax = 72

  /// The ids that are taken.
  private var taken: Set<String>
  /// The highest number that was given to twins so far.
  private var numbers: [String: Int] = [:]

  /// Creates a namer to which `reserved` are taken.
  init(reserved: Set<String>) {
    taken = reserved
  }

  /// Gives the id for these words in these blocks, which stand from the inside out.
  mutating func name(_ words: String, in context: [String]) -> String {
    let plain = plain(words, in: context)
    let (id, number) = free(plain)
    taken.insert(id)
    if number > 1 { numbers[plain] = number }
    return id
  }

  /// The id that would be given for these words in these blocks.
  func next(_ words: String, in context: [String]) -> String {
    free(plain(words, in: context)).id
  }

  /// The id for words that have no twin.
  private func plain(_ words: String, in context: [String]) -> String {
    let whole = Slug.join([words] + context)
    return Slug.shortened(whole, of: whole, max: Self.lengthMax)
  }

  /// The first id that is not taken, with its number.
  private func free(_ plain: String) -> (id: String, number: Int) {
    var id = plain
    var number = numbers[plain] ?? 1
    while taken.contains(id) {
      number += 1
      id = "\(plain)_\(number)"
    }
    return (id, number)
  }
}
