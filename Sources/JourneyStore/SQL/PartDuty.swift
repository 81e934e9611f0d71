internal import JourneyModel

/// Something that was settled for everybody at once, and is brought to one part after the other.
struct PartDuty: Equatable {
  /// What is brought.
  enum Kind: Equatable {
    /// The triggers of everybody are asked what time has brought about.
    case question
    /// Those go on from whom a journey kept something; or all who are inside.
    case release(journeyID: String, wakingAll: Bool)
  }

  /// What is brought.
  let kind: Kind
  /// From when on it holds.
  let at: Moment
  /// The revision by which it was settled: those of lower numbers are brought before it.
  var number: Int64 = 0

  /// The journey that it is about; empty where it is about all, as no journey is called.
  var journeyID: String {
    if case .release(let journeyID, _) = kind { journeyID } else { "" }
  }

  /// `true` if all who are inside the journey are woken.
  var wakesAll: Bool {
    if case .release(_, let wakesAll) = kind { wakesAll } else { false }
  }
}
