internal import JourneyMachine
internal import JourneyModel

/// Values and moments as people read them.
struct SeenText {
  /// The zones.
  let zones: ZoneTable
  /// The zone that moments are shown in.
  let zone: Int

  /// The most letters of a value that are shown.
  private static let lengthMax = 80

  /// Shows moments in the zone of a name.
  init(zone name: String) {
    zones = ZoneFiles.table()
    zone = zones.index(named: name) ?? ZoneTable.utc
  }

  /// The name of the zone.
  var zoneName: String { zones.name(of: zone) }

  /// Returns a moment: `2030-01-07 10:00`, with seconds where there are any.
  func text(_ moment: Moment) -> String {
    let local = zones.local(of: moment, zone: zone)
    return "\(local.date) \(local.time)"
  }

  /// Returns a value, a long one cut off.
  func text(_ value: SeenValue) -> String {
    let whole = spelled(value)
    return whole.count <= Self.lengthMax ? whole : whole.prefix(Self.lengthMax - 1) + "…"
  }

  /// A value as a script or a test spells it.
  private func spelled(_ value: SeenValue) -> String {
    switch value {
    case .missing: "missing"
    case .text(let text): NameSpelling.quoted(text)
    case .number(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .duration(let duration): "\(duration)"
    case .date(let date): "\(date)"
    case .time(let time): "\(time)"
    case .moment(let moment): text(moment)
    case .list(let items): "[\(items.map(spelled).joined(separator: ", "))]"
    case .record(let fields): record(fields)
    }
  }

  /// A record as a test spells it.
  private func record(_ fields: [String: SeenValue]) -> String {
    let parts = fields.sorted { $0.key < $1.key }.map { "\($0.key): \(spelled($0.value))" }
    return parts.isEmpty ? "{}" : "{ \(parts.joined(separator: ", ")) }"
  }
}
