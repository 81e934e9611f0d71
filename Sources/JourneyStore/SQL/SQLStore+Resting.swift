public import JourneyModel

/// Parts of which no work is given out for a while, since it cannot be done.
extension SQLStore {
  /// Gives out no work of a part before a moment; a process that begins knows nothing of it.
  public func rest(part: Int, until moment: Moment) { restingParts[part] = moment }

  /// `true` if there may be work of a part up to `until` that is given out.
  func mayHaveWork(_ part: Int, until: Moment) -> Bool {
    dueTimes.mayHaveWork(part, until: until) && holds(part)
      && restingParts[part].map { $0 <= until } ?? true
  }
}
