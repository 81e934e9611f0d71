internal import JourneyModel

/// A catalog as text, with comments that say how often what was seen.
struct CatalogText {
  /// What was seen.
  private let profile: WorkspaceProfile
  /// The lines so far.
  private var lines: [String] = []
  /// What somebody should look at, a line each.
  private(set) var warnings: [String] = []

  /// Prepares the text.
  init(_ profile: WorkspaceProfile) { self.profile = profile }

  /// Writes the text.
  mutating func text() -> String {
    writeHead()
    if profile.usersFile != nil { writeUsers() }
    writeEvents()
    lines += [
      "", "# What can be sent is in no event: declare it here, and scripts are held against it.",
      "# messages:",
      "#   welcome: { kind: marketing, channels: [email, push], with: { name: text! } }",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  /// Where the catalog comes from, and the settings of the whole workspace.
  private mutating func writeHead() {
    let days = [profile.earliest, profile.latest].compactMap { $0?.description.prefix(10) }
    let span = days.isEmpty ? "" : ", \(days.joined(separator: " to "))"
    let events = Figures.counted(profile.eventCount, "event")
    lines.append("# Made from `\(DisplayText.safe(profile.eventsFile))`: \(events)\(span).")
    if let file = profile.usersFile {
      let users = Figures.counted(profile.users.count, "user")
      lines.append("# And from `\(DisplayText.safe(file))`: \(users).")
    }
    lines += [
      "# Look it over: it says what was so far. `!` was never missing, `values` are all that came;",
      "# an event that breaks either will be refused.",
      "workspace: \(YAMLText.word(profile.name))", timeZone,
    ]
  }

  /// The time zone that most users are in; UTC where nobody says.
  private var timeZone: String {
    let known = profile.timeZones.filter { ZoneFiles.isKnown($0.key) }
    let most = known.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let most else { return "time_zone: UTC  # for all calendar words" }
    let share = "\(Figures.grouped(most.value)) of \(Figures.counted(profile.users.count, "user"))"
    let isPlain = most.key.utf8.allSatisfy { $0 > 0x2A && $0 < 0x7B && $0 != 0x3A }
    return "time_zone: \(isPlain ? most.key : YAMLText.word(most.key))  # that of \(share)"
  }

  /// The attributes of users.
  private mutating func writeUsers() {
    lines += ["", "users:"]
    let inferred = InferredFields(profile.users)
    lines.append("  attributes:\(inferred.fields.isEmpty ? " {}" : "")")
    write(inferred, of: profile.users.count, indent: "    ", owner: "users")
  }

  /// The events with their attributes.
  private mutating func writeEvents() {
    lines += ["", profile.eventNames.isEmpty ? "events: {}" : "events:"]
    for name in profile.eventNames {
      guard let record = profile.events[name] else { continue }
      let inferred = InferredFields(record)
      let empty = inferred.fields.isEmpty ? " {}" : ""
      let count = Figures.counted(record.count, "event")
      lines.append("  \(YAMLText.word(name)):\(empty)  # \(count)")
      write(inferred, of: record.count, indent: "    ", owner: name)
    }
  }

  /// The fields of an event or of users, and what cannot be declared.
  private mutating func write(
    _ inferred: InferredFields, of count: Int, indent: String, owner: String
  ) {
    for one in inferred.fields {
      let name = YAMLText.word(one.field.name)
      let type = Self.spelling(of: one.field.type, isRequired: one.field.isRequired)
      let share = "  # in \(Figures.grouped(one.count)) of \(Figures.grouped(count))"
      lines.append("\(indent)\(name): \(type)\(one.field.isRequired ? "" : share)")
    }
    for remark in inferred.remarks {
      let path = remark.path.isEmpty ? owner : remark.path
      lines.append("\(indent)# \(YAMLText.word(path)) \(remark.text)")
      if remark.isWarning {
        let place = remark.path.isEmpty ? "" : ".\(DisplayText.safe(remark.path))"
        warnings.append("`\(DisplayText.safe(owner))\(place)` \(remark.text)")
      }
    }
  }

  /// A type in the words of a catalog.
  private static func spelling(of type: ValueType, isRequired: Bool) -> String {
    switch type {
    case .enumeration(let words):
      let required = isRequired ? ", required: true" : ""
      let values = words.map(YAMLText.word).joined(separator: ", ")
      return "{ type: text, values: [\(values)]\(required) }"
    case .list, .record:
      let plain = spelling(of: type)
      return isRequired ? "{ type: \(plain), required: true }" : plain
    default: return type.name + (isRequired ? "!" : "")
    }
  }

  /// The type of a list or a record, or one that stands in it.
  private static func spelling(of type: ValueType) -> String {
    switch type {
    case .list(let element): return "[\(spelling(of: element))]"
    case .record(let fields):
      let members = fields.map {
        "\(YAMLText.word($0.name)): \(spelling(of: $0.type, isRequired: $0.isRequired))"
      }
      return members.isEmpty ? "{}" : "{ \(members.joined(separator: ", ")) }"
    default: return spelling(of: type, isRequired: false)
    }
  }

  /// `true` if a catalog that spells a type is read as one of that type.
  static func readsBack(_ type: ValueType) -> Bool {
    let field = ValueType.Field(name: "a", type: type, isRequired: true)
    let text = "events: { e: { a: \(spelling(of: type, isRequired: true)) } }"
    let source = SourceFile(name: Workspace.catalogName, text: text)
    let catalog = CatalogLoader.load(source, isKnownTimeZone: { _ in true }).catalog
    return catalog?.events?.first?.attributes == [field]
  }
}
