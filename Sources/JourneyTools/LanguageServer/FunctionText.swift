internal import JourneyModel

/// Says what a function of the language takes and yields.
enum FunctionText {
  /// Returns how a function is written.
  static func form(of name: String) -> String { texts[name]?.form ?? "\(name)(…)" }

  /// Returns what a function yields.
  static func note(of name: String) -> String { texts[name]?.note ?? "a function" }

  /// Form and yield by the name of the function.
  private static let texts: [String: (form: String, note: String)] = [
    "lower": ("lower(TEXT)", "the text in small letters"),
    "upper": ("upper(TEXT)", "the text in capital letters"),
    "trim": ("trim(TEXT)", "the text without the blanks around it"),
    "length": ("length(TEXT)", "how many letters a text has, or how many items a list"),
    "round": ("round(NUMBER, DIGITS)", "the nearest number of so many digits; a half goes to even"),
    "floor": ("floor(NUMBER)", "the next whole number below"),
    "ceil": ("ceil(NUMBER)", "the next whole number above"),
    "abs": ("abs(NUMBER)", "the number without its sign"),
    "min": ("min(A, B)", "the smaller of the two"),
    "max": ("max(A, B)", "the larger of the two"),
    "concat": ("concat(TEXT, TEXT)", "the texts, one behind the other"),
    "format_date": ("format_date(DATE, \"d MMMM yyyy\")", "the day as a text of this pattern"),
    "day": ("day(DATE)", "the day of the month"),
    "weekday": ("weekday(DATE)", "the day of the week"),
    "hour": ("hour(MOMENT)", "the hour, 0 to 23, in the journey's zone"),
    "month": ("month(DATE)", "the month, 1 to 12"),
    "year": ("year(DATE)", "the year"),
    "seconds": ("seconds(NUMBER)", "so many seconds"),
    "minutes": ("minutes(NUMBER)", "so many minutes"),
    "hours": ("hours(NUMBER)", "so many hours"),
    "days": ("days(NUMBER)", "so many days"),
    "weeks": ("weeks(NUMBER)", "so many weeks"),
    "months": ("months(NUMBER)", "so many months"),
    "years": ("years(NUMBER)", "so many years"),
    "count": ("count(EVENT within 30 days where …)", "how many of these events there were"),
    "sum": ("sum(EVENT.ATTRIBUTE within 30 days)", "all of them together; 0 of nothing"),
    "average": ("average(EVENT.ATTRIBUTE within 30 days)", "their average; missing of nothing"),
    "smallest": ("smallest(EVENT.ATTRIBUTE)", "the smallest; missing of nothing"),
    "largest": ("largest(EVENT.ATTRIBUTE)", "the largest; missing of nothing"),
    "latest": ("latest(EVENT)", "the newest of these events; missing if there is none"),
    "first": ("first(EVENT)", "the oldest of these events; missing if there is none"),
  ]
}
