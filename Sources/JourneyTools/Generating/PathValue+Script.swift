internal import JourneyAnalysis
internal import JourneyModel

extension PathValue {
  /// The value in the words of a test.
  var script: String {
    switch self {
    case .missing: "missing"
    case .text(let text): NameSpelling.quoted(text)
    case .number(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .duration(let duration): "\(duration)"
    case .date(let date): "\(date)"
    case .time(let time): "\(time)"
    case .moment(let moment): Self.script(of: moment)
    case .list(let items): "[\(items.map(\.script).joined(separator: ", "))]"
    case .record(let fields): Self.script(of: fields)
    }
  }

  /// A record in the words of a test.
  private static func script(of fields: [String: PathValue]) -> String {
    let parts = fields.sorted { $0.key < $1.key }.map {
      "\(NameSpelling.spelled($0.key, isMember: true)): \($0.value.script)"
    }
    return parts.isEmpty ? "{}" : "{ \(parts.joined(separator: ", ")) }"
  }

  /// A moment in the words of a test: to the second, which is as exact as a script can be.
  private static func script(of moment: Moment) -> String {
    let local = ZoneTable { _ in nil }.local(of: moment, zone: ZoneTable.utc)
    return "\(local.date) at \(local.time) in \"UTC\""
  }
}
