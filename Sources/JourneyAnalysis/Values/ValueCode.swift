public import JourneyModel

/// The findings about values on the ways through a journey, and between journeys.
public enum ValueCode {
  /// A branch that nobody takes, as an earlier one takes everybody it is for.
  public static let shadowedBranch = DiagnosticCode("J3104", "shadowed-branch")
  /// A condition that always holds, or never.
  public static let constantCondition = DiagnosticCode("J4030", "constant-condition")
  /// A test that adds nothing to what was tested before it.
  public static let needlessTest = DiagnosticCode("J4031", "needless-test", .warning)
  /// A moment that is always past when the journey comes to it.
  public static let pastMoment = DiagnosticCode("J4032", "past-moment")
  /// Quiet hours that leave no time of the day to send in.
  public static let quietAllDay = DiagnosticCode("J4033", "quiet-all-day")
  /// A name that is read and given nowhere before.
  public static let nameNeverGiven = DiagnosticCode("J4034", "name-never-given")
  /// A name that is read and not given on every way before.
  public static let nameMaybeNotGiven = DiagnosticCode("J4035", "name-maybe-not-given", .warning)
  /// Journeys that start each other for ever.
  public static let circleOfJourneys = DiagnosticCode("J4040", "circle-of-journeys")
  /// A journey that is started, but not by request.
  public static let notByRequest = DiagnosticCode("J4041", "not-by-request")
  /// A journey that is started and not there.
  public static let journeyNotThere = DiagnosticCode("J4042", "journey-not-there", .warning)

  /// Every code of this family.
  public static let all = [
    shadowedBranch, constantCondition, needlessTest, pastMoment, quietAllDay, nameNeverGiven,
    nameMaybeNotGiven, circleOfJourneys, notByRequest, journeyNotThere,
  ]
}
