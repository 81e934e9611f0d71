/// What a lease of a part allows; another process may hold each.
public enum LeaseKind: CaseIterable, Sendable {
  /// To live the people of the part.
  case work
  /// To let the effects of the part leave.
  case sending

  /// Finds the lease of a part if it is of an epoch, and keeps it so until the transaction ends.
  var check: StaticString {
    switch self {
    case .work: "select epoch from part_lease where part = ? and epoch = ? /* for share */"
    case .sending: "select epoch from sending_lease where part = ? and epoch = ? /* for share */"
    }
  }

  /// Gives the lease of a part to somebody, with the next epoch, if it is of an epoch still.
  var handing: StaticString {
    switch self {
    case .work:
      "update part_lease set owner = ?, epoch = epoch + 1 where part = ? and epoch = ?"
    case .sending:
      "update sending_lease set owner = ?, epoch = epoch + 1 where part = ? and epoch = ?"
    }
  }

  /// Makes the lease of a part that nobody has had.
  var making: StaticString {
    switch self {
    case .work:
      "insert into part_lease (part, owner, epoch) values (?, '', 0) on conflict do nothing"
    case .sending:
      "insert into sending_lease (part, owner, epoch) values (?, '', 0) on conflict do nothing"
    }
  }
}
