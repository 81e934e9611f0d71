public import JourneyModel

/// A setting in the head of a journey.
public struct SettingSyntax: Sendable {
  /// The settings of the language.
  public enum Kind: Sendable {
    /// `trigger …`.
    case trigger(TriggerSyntax)
    /// `entry …`.
    case entry(EntrySyntax)
    /// `exit on PATTERN`.
    case exitOn(PatternSyntax)
    /// `exit when expr`.
    case exitWhen(ExpressionSyntax)
    /// `goal PATTERN within D`.
    case goal(PatternSyntax, within: DurationSyntax)
    /// `holdout N%`.
    case holdout(Spanned<ExactDecimal>)
    /// `quiet from TIME to TIME [in TZ]`.
    case quiet(from: Spanned<TimeOfDay>, to: Spanned<TimeOfDay>, zone: ZoneSyntax?)
    /// `limit N messages [about TOPIC] per D [by CHANNEL]`.
    case limit(
      Spanned<ExactDecimal>, about: NameSyntax?, per: DurationSyntax, channel: NameSyntax?)
    /// `send only if expr`.
    case sendOnlyIf(ExpressionSyntax)
    /// `priority N`.
    case priority(Spanned<ExactDecimal>)
    /// `exclusive GROUP`.
    case exclusive(NameSyntax)
    /// `time zone TZ`.
    case timeZone(ZoneSyntax)
    /// `promise … [per run]`.
    case promise(PromiseSyntax, isPerRun: Bool)
  }

  /// Which it is.
  public var kind: Kind
  /// The whole of it.
  public var span: SourceSpan
}

/// What starts a journey.
public enum TriggerSyntax: Sendable {
  /// `on PATTERN`.
  case on(PatternSyntax)
  /// `when expr`.
  case when(ExpressionSyntax)
  /// `every day|weekday|monday…|month on N at TIME … for users where expr`.
  case schedule(ScheduleSyntax)
  /// `at DATE at TIME [in TZ] for users where expr`.
  case once(
    Spanned<CivilDate>, Spanned<TimeOfDay>, zone: ZoneSyntax?, users: ExpressionSyntax)
  /// `[yearly] [D before|after] user.ATTR [at TIME] [for users where expr]`.
  case userDate(
    isYearly: Bool, offset: DurationSyntax?, isBefore: Bool, path: [NameSyntax],
    at: Spanned<TimeOfDay>?, users: ExpressionSyntax?)
  /// `by request [(name: type[!], …)]`.
  case byRequest([ParameterSyntax])
}

/// A schedule.
public struct ScheduleSyntax: Sendable {
  /// How often.
  public enum Recurrence: Equatable, Sendable {
    /// Every day.
    case day
    /// From Monday to Friday.
    case weekday
    /// On a day of the week: 1 for Monday to 7 for Sunday.
    case dayOfWeek(Int)
    /// On a day of the month.
    case month(on: Spanned<ExactDecimal>)
  }
  /// How often.
  public var recurrence: Recurrence
  /// At what time.
  public var at: Spanned<TimeOfDay>
  /// In which zone.
  public var zone: ZoneSyntax?
  /// The first day.
  public var from: Spanned<CivilDate>?
  /// The last day.
  public var until: Spanned<CivilDate>?
  /// For whom.
  public var users: ExpressionSyntax
}

/// A parameter of a request.
public struct ParameterSyntax: Sendable {
  /// The name.
  public var name: NameSyntax
  /// The type.
  public var type: ValueType
  /// `true` for `!`.
  public var isRequired: Bool
}

/// An entry rule.
public struct EntrySyntax: Sendable {
  /// The kind of rule.
  public var kind: EntryRule.Kind
  /// The key; `nil` is the user alone.
  public var key: ExpressionSyntax?
  /// The least time between two entries.
  public var every: DurationSyntax?
  /// `true` for `newest wins`.
  public var newestWins: Bool
}

/// A promise.
public enum PromiseSyntax: Sendable {
  /// `at most N [marketing] messages [by CHANNEL] in D`.
  case atMost(
    Spanned<ExactDecimal>, isMarketingOnly: Bool, channel: NameSyntax?, in: DurationSyntax)
  /// `at least D between messages`.
  case spacing(DurationSyntax)
  /// `ends within D`.
  case endsWithin(DurationSyntax)
  /// `never MESSAGE after PATTERN`.
  case never(NameSyntax, after: PatternSyntax)
  /// `every path passes STAGE`.
  case everyPathPasses(NameSyntax)
}

/// `EVENT [N times [within D]] [matching ATTR, …] [as NAME] [where expr]`.
public struct PatternSyntax: Sendable {
  /// The event.
  public var event: NameSyntax
  /// How many.
  public var times: Spanned<ExactDecimal>?
  /// The span that they are counted in.
  public var within: DurationSyntax?
  /// The attributes that must equal those of `entry`; each is a path of names.
  public var matching: [[NameSyntax]]
  /// The name it is bound to.
  public var binding: NameSyntax?
  /// What must hold for it.
  public var condition: ExpressionSyntax?
  /// The whole of it.
  public var span: SourceSpan
}

/// A time zone as written.
public struct ZoneSyntax: Sendable {
  /// Which zone.
  public var reference: ZoneReference
  /// The whole of it.
  public var span: SourceSpan
  /// The place of the quoted name, if there is one.
  public var nameSpan: SourceSpan?
}

/// A duration as written.
public typealias DurationSyntax = Spanned<CalendarDuration>

/// A moment as written.
public struct MomentSyntax: Sendable {
  /// The forms.
  public enum Form: Sendable {
    /// The next time that the clock shows this.
    case nextTime(TimeOfDay)
    /// `tomorrow at TIME`.
    case tomorrow(TimeOfDay)
    /// `next WEEKDAY at TIME`; 1 for Monday to 7 for Sunday.
    case nextWeekday(Int, TimeOfDay)
    /// `D before|after expr [at TIME]`.
    case offset(DurationSyntax, isBefore: Bool, from: ExpressionSyntax, at: Spanned<TimeOfDay>?)
    /// An expression.
    case value(ExpressionSyntax)
  }

  /// The form.
  public var form: Form
  /// `in TZ`.
  public var zone: ZoneSyntax?
  /// The whole of it.
  public var span: SourceSpan
}
