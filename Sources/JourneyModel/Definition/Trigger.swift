/// What starts a journey.
public struct Trigger: Equatable, Sendable {
  /// The way it starts.
  public enum Kind: Equatable, Sendable {
    /// An event comes.
    case event(EventPattern)
    /// A predicate over user and history turns true.
    case turnsTrue(Expression)
    /// Somebody asks for it, with these parameters.
    case request([ValueType.Field])
    /// The calendar says so, again and again, for everybody of an audience.
    case schedule(Schedule, users: Expression)
    /// A day comes, once, for everybody of an audience.
    case once(CivilDate, TimeOfDay, zone: ZoneReference?, users: Expression)
    /// A user's own day comes, for everybody or for those of an audience.
    case userDate(UserDate, users: Expression?)
  }

  /// The id, stable while its words are.
  public var id: String
  /// The way it starts.
  public var kind: Kind
  /// The line of the script.
  public var line: Int?

  /// Creates a trigger.
  public init(id: String, kind: Kind, line: Int? = nil) {
    self.id = id
    self.kind = kind
    self.line = line
  }
}

/// When a journey starts by the calendar.
public struct Schedule: Equatable, Sendable {
  /// How often.
  public enum Recurrence: Equatable, Sendable {
    /// Every day.
    case day
    /// From Monday to Friday.
    case weekday
    /// On a day of the week: 1 for Monday to 7 for Sunday.
    case dayOfWeek(Int)
    /// On a day of the month, 1 to 31; in a shorter month on its last.
    case dayOfMonth(Int)
  }

  /// How often.
  public var recurrence: Recurrence
  /// At what time of those days.
  public var at: TimeOfDay
  /// The zone of the days and the time; `nil` is the journey's.
  public var zone: ZoneReference?
  /// The first day; `nil` is the day of publication.
  public var from: CivilDate?
  /// The last day; `nil` is for good.
  public var until: CivilDate?

  /// Creates a schedule.
  public init(
    _ recurrence: Recurrence, at: TimeOfDay, zone: ZoneReference? = nil, from: CivilDate? = nil,
    until: CivilDate? = nil
  ) {
    self.recurrence = recurrence
    self.at = at
    self.zone = zone
    self.from = from
    self.until = until
  }
}

/// A user's own day: a birthday, three days before a trial ends.
public struct UserDate: Equatable, Sendable {
  /// The attribute that holds it, a moment or a date: the path behind `user`.
  public var path: [String]
  /// `true` if it comes again every year.
  public var isYearly: Bool
  /// How long before or after it; `nil` is the day itself.
  public var offset: CalendarDuration?
  /// `true` if `offset` is before.
  public var isBefore: Bool
  /// At what time of that day, in the journey's zone; `nil` is the moment itself, and midnight for
  /// a date.
  public var at: TimeOfDay?

  /// Creates a day of a user.
  public init(
    path: [String], isYearly: Bool = false, offset: CalendarDuration? = nil,
    isBefore: Bool = false, at: TimeOfDay? = nil
  ) {
    self.path = path
    self.isYearly = isYearly
    self.offset = offset
    self.isBefore = isBefore
    self.at = at
  }
}
