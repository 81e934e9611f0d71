package import JourneyStore
package import JourneyTools

/// Brings all that a store holds to another place.
package struct DataMove {
  /// The move.
  private let move: StoreMove
  /// Where the data goes, in words.
  private let target: String

  /// Creates a move from one place to another.
  package init(
    from source: any MovablePlace, to target: any MovablePlace,
    identifiers: IdentifierSource = IdentifierSource(), clock: any ServiceClock = SystemClock()
  ) {
    let owner = "journey move \(identifiers.next().prefix(8))"
    move = StoreMove(from: source, to: target, owner: owner) { clock.now }
    self.target = "\(target)"
  }

  /// Does it; `tell` is given a line now and then, and the last one says what has arrived.
  package func run(telling tell: (String) -> Void) throws(RunError) {
    var told = 0
    do throws(StoreError) {
      let sums = try move.run { (reached) throws(StoreError) in
        let percent = reached.parts * 100 / Part.count
        guard percent / Self.tellPercent != told / Self.tellPercent else { return }
        told = percent
        if percent > 0 {
          tell("\(Self.word(for: reached.phase)) \(percent)%, \(reached.rows) rows")
        }
      }
      let rows = sums.values.reduce(0) { $0 + $1.rows }
      tell("moved \(rows) rows to \(target); every one of them was compared")
    } catch {
      throw RunError(error.message)
    }
  }

  /// After how much of the way something is told.
  private static let tellPercent = 10

  /// What is told of a phase.
  private static func word(for phase: MoveProgress.Phase) -> String {
    switch phase {
    case .copying: "copied"
    case .comparing: "compared"
    }
  }
}
