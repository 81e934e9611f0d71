/// The epoch of each part's lease, as it was when this process took them.
struct PartEpochs {
  /// The epochs, in the order of the parts.
  private let epochs: [Int64]

  /// Reads the epochs of all parts, whose leases are held.
  init(readFrom connection: any Connection) throws(StoreError) {
    let leases = try connection.statement(
      "select epoch from part_lease where part >= 0 order by part")
    var epochs: [Int64] = []
    while try leases.step() { epochs.append(leases.int64()) }
    self.epochs = epochs
  }

  /// The epoch of a part.
  subscript(part: Int) -> Int64 { epochs[part] }
}
