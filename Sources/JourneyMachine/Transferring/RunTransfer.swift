public import JourneyModel

/// Leads runs of one version of a journey over to another.
///
/// Pure: what stands in a run's registers goes to the registers of the same meaning, and what has
/// no such place, or would be needed and is not there, is told as a loss.
public struct RunTransfer: Sendable {
  /// The version that they stand in.
  let old: Program
  /// The version that they are led to.
  let new: Program
  /// The new states of old ones whose ids differ.
  let mapping: [String: String]

  /// Prepares to lead runs over; a state that is not in the mapping stays the one of its id.
  public init(from old: Program, to new: Program, mapping: [String: String] = [:]) {
    self.old = old
    self.new = new
    self.mapping = mapping
  }

  /// The state that somebody who stands in an old one stands in afterwards; `nil` if it is gone.
  public func target(of stateID: String) -> String? {
    let id = mapping[stateID] ?? stateID
    return new.index(ofState: id) == nil ? nil : id
  }

  /// The registers of a run that stood in an old state, for the new version.
  public func registers(
    _ snapshot: [UInt8], at stateID: String
  ) throws(SnapshotError) -> [UInt8] {
    let arena = Arena(bytesMax: .max / 2)
    let values = try Self.values(of: snapshot, in: old, arena)
    var writer = SnapshotWriter(fingerprint: new.tables.runFingerprint)
    for register in new.tables.runRegisters {
      switch source(of: register, at: stateID) {
      case .old(let number): writer.write(values[number])
      case .zero: writer.write(.number(0))
      case .nothing: writer.write(.missing)
      }
    }
    return writer.bytes
  }

  /// When the wait of a run of the new version is over, by its registers.
  public func wakeAt(of snapshot: [UInt8]) throws(SnapshotError) -> Moment? {
    let wake = new.tables.runRegisters.firstIndex(of: RunRegister(kind: .wake))
    let values = try Self.values(of: snapshot, in: new, Arena(bytesMax: .max / 2))
    return wake.flatMap { values[$0].moment }
  }

  /// The registers of a run of a program; what they point to lives in the arena.
  private static func values(
    of snapshot: [UInt8], in program: Program, _ arena: Arena
  ) throws(SnapshotError) -> [Value] {
    let result = snapshot.withUnsafeBufferPointer { bytes -> Result<[Value], SnapshotError> in
      do throws(SnapshotError) {
        return .success(try read(bytes, of: program, arena))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Reads the registers of a run.
  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, of program: Program, _ arena: Arena
  ) throws(SnapshotError) -> [Value] {
    var reader = try SnapshotReader(
      bytes, fingerprint: program.tables.runFingerprint, arena: arena)
    var values: [Value] = []
    for _ in program.tables.runRegisters { values.append(try reader.value()) }
    try reader.finish()
    return values
  }

  // MARK: Registers

  /// Where the value of a new register comes from.
  enum Source: Equatable {
    /// The old register of this number.
    case old(Int)
    /// It begins to count.
    case zero
    /// It is missing.
    case nothing
  }

  /// Where the value of a new register comes from, of somebody who stood in an old state.
  func source(of register: RunRegister, at stateID: String) -> Source {
    switch register.kind {
    case .wake, .bound, .entry, .binding, .given: return old(register)
    case .count: return counter(register, at: stateID)
    case .rounds, .roundStart:
      guard let loop = origin(ofLoop: register.name) else { return .nothing }
      return old(RunRegister(kind: register.kind, name: loop, path: register.path))
    }
  }

  /// The old register of the same meaning.
  private func old(_ register: RunRegister) -> Source {
    old.tables.runRegisters.firstIndex(of: register).map(Source.old) ?? .nothing
  }

  /// What an arm has counted: an arm that says the same goes on, a new one begins.
  private func counter(_ register: RunRegister, at stateID: String) -> Source {
    guard let number = Int(register.name), let state = old.state(stateID),
      let twin = target(of: stateID).flatMap(new.state)
    else { return .nothing }
    let (arms, newArms) = (Self.patterns(of: state.kind), Self.patterns(of: twin.kind))
    guard newArms.indices.contains(number) else { return .nothing }
    guard let origin = arms.firstIndex(of: newArms[number]) else { return .zero }
    let known = old(RunRegister(kind: .count, name: String(origin), path: register.path))
    return known == .nothing ? .zero : known
  }

  /// The old loop that a new one was.
  private func origin(ofLoop id: String) -> String? {
    old.definition.states.first { state in
      guard case .loop = state.kind else { return false }
      return target(of: state.id) == id
    }?.id
  }

  /// What the arms of a wait look out for, in words, in their order.
  static func patterns(of kind: JourneyState.Kind) -> [String] {
    let spelling = StepSpelling()
    if case .waitWithout(_, let pattern, _, _) = kind {
      return [ExpressionSpelling().text(pattern)]
    }
    return spelling.arms(of: kind)
  }
}

extension Program {
  /// The state of an id.
  func state(_ id: String) -> JourneyState? {
    index(ofState: id).map { definition.states[$0] }
  }
}
