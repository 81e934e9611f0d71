public import JourneyModel

extension Machine {
  /// Tells of a run: what `snapshot` gave, and when and by what input it began.
  ///
  /// Where that cannot be read, the registers are left missing.
  public func restore(
    _ registers: [UInt8], enteredAt: Moment, entryNumber: Int64
  ) throws(SnapshotError) {
    forgetRun()
    set(.enteredAt, .moment(enteredAt))
    set(.entryNumber, .number(entryNumber))
    let result = registers.withUnsafeBufferPointer { bytes -> Result<Void, SnapshotError> in
      do throws(SnapshotError) {
        try read(bytes)
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    if case .failure = result { clear(.run) }
    try result.get()
  }

  /// Reads the registers of the run.
  private func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(SnapshotError) {
    var reader = try SnapshotReader(
      bytes, fingerprint: program.tables.runFingerprint, arena: runArena)
    for register in program.frame.range(.run) { frame[register] = try reader.value() }
    try reader.finish()
  }

  /// When the wait of the run is over; `nil` where nothing but inputs ends it.
  public var wakeAt: Moment? {
    program.tables.wake.flatMap { frame[$0].moment }
  }

  /// The registers of the run, to be kept until it is restored.
  public func snapshot() -> [UInt8] {
    var writer = SnapshotWriter(fingerprint: program.tables.runFingerprint)
    for register in program.frame.range(.run) { writer.write(frame[register]) }
    return writer.bytes
  }
}
