import JourneyModel

/// Gives ids to states: what the step does, then the blocks it stands in, from the inside out.
///
/// The blocks are named by what they are about, without their numbers: a wait that lasts longer, or
/// a test with another threshold, renames nothing inside. The first of several steps that say the
/// same in blocks that say the same is named like that too; the others are told apart by their
/// stage, else by what stands before them, and are counted only where that is the same as well: a
/// new one among them renames as few of the others as can be.
struct StateNamer {
  /// The longest id; a longer one keeps its beginning and ends in a hash.
  private static let lengthMax = 72

  /// The ids that are taken.
  private var taken: Set<String>
  /// The highest number that was given to twins so far.
  private var numbers: [String: Int] = [:]
  /// The stages in which those stand that bear no more than their words and blocks.
  private var stages: [String: String] = [:]

  /// Creates a namer to which `reserved` are taken.
  init(reserved: Set<String>) {
    taken = reserved
    taken.reserveCapacity(Self.usualCount)
  }

  /// As many states as most journeys have, for which there is room from the beginning.
  private static let usualCount = 48

  /// Gives the id for these words in this place; `telling` are those by which the step tells others
  /// apart.
  mutating func name(_ words: String, _ telling: String?, at place: StepPlace) -> String {
    let plain = Self.joined(place.blocks.isEmpty ? words : words + place.blocks)
    // Most words are free.
    if taken.insert(plain).inserted {
      if let stage = place.stage { stages[plain] = stage }
      return plain
    }
    let free = free(words, telling, at: place)
    taken.insert(free.id)
    if let stage = place.stage { stages[free.id] = stage }
    if let counted = free.counted { numbers[counted.words] = counted.number }
    return free.id
  }

  /// The id that would be given for these words in this place.
  func next(_ words: String, _ telling: String?, at place: StepPlace) -> String {
    free(words, telling, at: place).id
  }

  /// An id that is free.
  private struct Free {
    /// The id.
    var id: String
    /// What was counted to come by it, and how far.
    var counted: (words: String, number: Int)?
  }

  /// The first free id for these words in this place.
  private func free(_ words: String, _ telling: String?, at place: StepPlace) -> Free {
    let plain = Self.joined(words + place.blocks)
    if !taken.contains(plain) { return Free(id: plain) }
    if let stage = place.stage, stage != stages[plain] {
      let staged = Self.joined(words + place.blocks + "_" + stage)
      if !taken.contains(staged) { return Free(id: staged) }
    }
    guard let anchor = place.anchor(for: telling) else { return counted(plain) }
    let anchored = Self.joined("\(words)_after_\(anchor)\(place.blocks)")
    return taken.contains(anchored) ? counted(anchored) : Free(id: anchored)
  }

  /// The first id with a number behind it that is free.
  private func counted(_ words: String) -> Free {
    var number = numbers[words] ?? 1
    var id = words
    repeat {
      number += 1
      id = "\(words)_\(number)"
    } while taken.contains(id)
    return Free(id: id, counted: (words, number))
  }

  /// Words in a row, no longer than an id may be.
  private static func joined(_ words: String) -> String {
    Slug.shortened(words, max: lengthMax)
  }
}
