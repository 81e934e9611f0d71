import JourneyModel

/// Gives ids to states: what the step does, then the blocks it stands in, from the inside out.
///
/// The blocks are named by what they are about, without their numbers: a wait that lasts longer, or
/// a test with another threshold, renames nothing inside. The first of several steps that say the
/// same in blocks that say the same is named like that too; the others are told apart by their
/// stage, else by what stands between the first and them, and are counted only where that is the
/// same as well: a new one among them renames as few of the others as can be, and what stands
/// before the first renames none.
struct StateNamer {
  /// The longest id; a longer one keeps its beginning and ends in a hash.
  private static let lengthMax = 72

  /// The ids that are taken, each with how many were before it.
  private var taken: [String: Int]
  /// The highest number that was given to twins so far.
  private var numbers: [String: Int] = [:]
  /// The stages in which those stand that bear no more than their words and blocks.
  private var stages: [String: String] = [:]

  /// Creates a namer to which `reserved` are taken.
  init(reserved: Set<String>) {
    taken = [:]
    taken.reserveCapacity(Self.usualCount)
    for id in reserved { taken[id] = -1 }
  }

  /// How many ids are taken.
  var count: Int { taken.count }

  /// As many states as most journeys have, for which there is room from the beginning.
  private static let usualCount = 48

  /// Gives the id for these words in this place; `telling` are those by which the step tells others
  /// apart.
  mutating func name(_ words: String, _ telling: String?, at place: StepPlace) -> String {
    let plain = Self.joined(place.blocks.isEmpty ? words : words + place.blocks)
    // Most words are free.
    if taken[plain] == nil {
      taken[plain] = count
      if let stage = place.stage { stages[plain] = stage }
      return plain
    }
    let free = free(words, telling, at: place)
    taken[free.id] = count
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
    guard let first = taken[plain] else { return Free(id: plain) }
    if let stage = place.stage, stage != stages[plain] {
      let staged = Self.joined(words + place.blocks + "_" + stage)
      if taken[staged] == nil { return Free(id: staged) }
    }
    guard let anchor = place.anchor(for: telling, behind: first) else { return counted(plain) }
    let anchored = Self.joined("\(words)_after_\(anchor)\(place.blocks)")
    return taken[anchored] == nil ? Free(id: anchored) : counted(anchored)
  }

  /// The first id with a number behind it that is free.
  private func counted(_ words: String) -> Free {
    var number = numbers[words] ?? 1
    var id = words
    repeat {
      number += 1
      id = "\(words)_\(number)"
    } while taken[id] != nil
    return Free(id: id, counted: (words, number))
  }

  /// Words in a row, no longer than an id may be.
  private static func joined(_ words: String) -> String {
    Slug.shortened(words, max: lengthMax)
  }
}
