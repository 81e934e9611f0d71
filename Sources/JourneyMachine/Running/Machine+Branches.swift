public import JourneyModel

/// Branches side by side: each is a run of its own, with registers of its own.
extension Machine {
  /// Runs a branch of a state, from its first step until the next wait, effect or end.
  ///
  /// The registers are those of the run that has come to the state; from here on they keep which
  /// names the branch gives.
  public func begin(branch: Int, of state: Int) -> MachineOutcome {
    guard let fork = program.tables.forks[state], fork.branches.indices.contains(branch) else {
      return .unchanged
    }
    let start = program.frame.start(.run)
    for name in program.tables.givenNames { frame[start + name.flag] = .missing }
    return begin(at: program.tables.starts[fork.branches[branch]])
  }

  /// Goes on behind the branches of a state, with the registers that `join` has put together.
  public func proceed(behindBranchesOf state: Int) -> MachineOutcome {
    guard let fork = program.tables.forks[state] else { return .unchanged }
    return begin(at: program.tables.starts[fork.next])
  }

  /// Tells of a run whose branches have ended: its registers as the branches began, with the names
  /// that a branch has given as it left them; of several branches the last counts.
  public func join(
    _ branches: [[UInt8]], into registers: [UInt8], enteredAt: Moment, entryNumber: Int64
  ) throws(SnapshotError) {
    try restore(registers, enteredAt: enteredAt, entryNumber: entryNumber)
    for branch in branches { try takeNames(givenBy: branch) }
  }

  /// Takes the names that a branch has given, and keeps that they were given.
  private func takeNames(givenBy branch: [UInt8]) throws(SnapshotError) {
    let values = try values(of: branch)
    let start = program.frame.start(.run)
    for name in program.tables.givenNames where values[name.flag].isTrue {
      for register in [name.flag] + name.registers { frame[start + register] = values[register] }
    }
  }

  /// Reads the registers of a snapshot.
  private func values(of registers: [UInt8]) throws(SnapshotError) -> [Value] {
    let count = program.frame.range(.run).count
    let result = registers.withUnsafeBufferPointer { bytes in
      Result { () throws(SnapshotError) -> [Value] in
        var reader = try SnapshotReader(
          bytes, fingerprint: program.tables.runFingerprint, arena: runArena)
        var values: [Value] = []
        for _ in 0..<count { values.append(try reader.value()) }
        try reader.finish()
        return values
      }
    }
    return try result.get()
  }
}
