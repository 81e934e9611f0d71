/// The leases that this process holds, of one kind: each with the epoch in which it was taken.
struct PartLeases {
  /// The epochs in the order of the parts; 0 of a part that another holds, or nobody.
  private var epochs = [Int64](repeating: 0, count: Part.count)
  /// How many parts are held.
  private(set) var count = 0

  /// The epoch in which a part was taken; `nil` of one that is not held.
  subscript(part: Int) -> Int64? {
    get { epochs[part] == 0 ? nil : epochs[part] }
    set {
      count += (newValue == nil ? 0 : 1) - (epochs[part] == 0 ? 0 : 1)
      epochs[part] = newValue ?? 0
    }
  }

  /// `true` if a part is held.
  func contains(_ part: Int) -> Bool { epochs[part] != 0 }

  /// `true` if all parts are held.
  var isWhole: Bool { count == Part.count }

  /// The parts that are held, upwards.
  var parts: [Int] { epochs.indices.filter { epochs[$0] != 0 } }
}

/// The leases of both kinds that this process holds.
struct HeldLeases {
  /// Those to live people by.
  private var work = PartLeases()
  /// Those to let effects leave by.
  private var sending = PartLeases()

  /// The leases of a kind.
  subscript(kind: LeaseKind) -> PartLeases {
    get { kind == .work ? work : sending }
    _modify {
      switch kind {
      case .work: yield &work
      case .sending: yield &sending
      }
    }
  }
}
