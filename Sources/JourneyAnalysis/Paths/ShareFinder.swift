import JourneyModel

/// Finds an id whose owner falls into given shares of splits, and is not held out.
///
/// A split goes by a hash of user, journey and split, so that an id is all it takes.
struct ShareFinder {
  /// The journey.
  private let definition: JourneyDefinition

  /// The places in a split: millionths of a per cent.
  private static let points: UInt64 = 100_000_000
  /// What stands for the name of the split of those who are held out.
  private static let holdout = "\0holdout"

  /// Prepares for a journey.
  init(_ definition: JourneyDefinition) {
    self.definition = definition
  }

  /// Returns an id that begins so; `nil` if none was found.
  func id(_ beginning: String, in shares: [PathShare]) -> String? {
    for number in 0..<PathLimits.idsMax {
      let id = number == 0 ? beginning : "\(beginning)-\(number)"
      if !isHeldOut(id), shares.allSatisfy({ arm(of: id, in: $0) == $0.arm }) { return id }
    }
    return nil
  }

  /// `true` if somebody of this id enters nothing.
  private func isHeldOut(_ id: String) -> Bool {
    guard let share = definition.settings.holdout else { return false }
    return place(of: id, in: Self.holdout) < share.millionths
  }

  /// The share that somebody of this id falls into.
  private func arm(of id: String, in share: PathShare) -> Int {
    let place = place(of: id, in: share.name)
    var sum: Int64 = 0
    for (index, arm) in share.arms.enumerated() {
      sum += arm.percent.millionths
      if sum > place { return index }
    }
    return share.arms.count - 1
  }

  /// Where somebody stands in a split.
  private func place(of id: String, in name: String) -> Int64 {
    Int64(StableHash.of("\(id)\0\(definition.journeyID)\0\(name)".utf8) % Self.points)
  }
}
