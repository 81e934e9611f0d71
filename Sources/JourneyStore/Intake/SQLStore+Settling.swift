extension SQLStore {
  /// How many inputs of the log go to the tables at once where nobody waits: some seconds of work
  /// for the disk at worst, and some tens of megabytes in memory.
  private static let settledAtOnce = 20_000

  /// Takes all of a log to the tables, which nobody else writes.
  func settle(_ log: IntakeLog) throws(StoreError) {
    guard log.exists else { return }
    let writer = try log.writer()
    let reader = try log.reader()
    var position: Int64 = 0
    while true {
      let (inputs, last) = try reader.inputs(after: position, about: Self.settledAtOnce)
      guard let last else { return }
      _ = try take(inputs)
      try writer.settle(through: last)
      position = last
    }
  }

  /// Tells what would become of inputs that are new to the log, by what the tables know: nothing is
  /// written.
  ///
  /// `asked` says which of them are asked about; of those that cannot be known only whether their
  /// people were erased.
  func outcomes(
    of inputs: [IncomingInput], at asked: [(index: Int, mayBeKnown: Bool)]
  ) throws(StoreError) -> [IntakeOutcome] {
    let forgets = try erasedPeople().salt != nil
    guard forgets || asked.contains(where: \.mayBeKnown) else {
      return [IntakeOutcome](repeating: .taken, count: asked.count)
    }
    return try connection.reading { () throws(StoreError) in
      var outcomes: [IntakeOutcome] = []
      outcomes.reserveCapacity(asked.count)
      for (index, mayBeKnown) in asked {
        if forgets, try isErased(inputs[index].userID) {
          outcomes.append(.erased)
        } else {
          outcomes.append(mayBeKnown ? try outcome(of: inputs[index]) : .taken)
        }
      }
      return outcomes
    }
  }

  /// Reads the people anew who were erased, when they are asked for next.
  func forgetErasures() { erasedUsers = nil }
}
