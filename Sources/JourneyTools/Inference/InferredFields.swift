internal import JourneyModel

/// The fields that a catalog can declare for records that were seen, and what it cannot say.
struct InferredFields {
  /// A field, with how many records had it.
  struct Inferred {
    /// The field.
    var field: ValueType.Field
    /// How many records had it.
    var count: Int
  }

  /// Something that is not declared as it was seen.
  struct Remark {
    /// The path of the value; empty for the whole.
    var path: String
    /// What became of it, and why.
    var text: String
    /// `true` if somebody should look at the data.
    var isWarning: Bool
  }

  /// The fields.
  private(set) var fields: [Inferred] = []
  /// What is not declared as it was seen.
  private(set) var remarks: [Remark] = []

  /// Looks at records of this path.
  init(_ profile: RecordProfile, path: String = "") {
    let declared = fields(of: profile, path: path)
    fields = declared.map { Inferred(field: $0, count: profile.fields[$0.name]?.count ?? 0) }
    if profile.isTable {
      let names = Figures.counted(profile.names.count, "attribute")
      remark(path, "has more than \(names); those that came late are not declared", isWarning: true)
    }
  }

  /// The fields of records.
  private mutating func fields(of profile: RecordProfile, path: String) -> [ValueType.Field] {
    profile.names.compactMap { name in
      guard let value = profile.fields[name],
        let type = type(of: value, name: name, path: path.isEmpty ? name : "\(path).\(name)")
      else { return nil }
      return ValueType.Field(name: name, type: type, isRequired: value.count == profile.count)
    }
  }

  /// The type of values; `nil` with a remark where there is none.
  private mutating func type(of value: ValueProfile, name: String, path: String) -> ValueType? {
    let kinds = value.kinds
    guard kinds.count <= 1 else {
      let counts = kinds.map { "\($0.name) \(Figures.counted($0.count, "time"))" }
      remark(path, "is not declared: \(counts.joined(separator: ", "))", isWarning: true)
      return nil
    }
    if value.numbers > 0 { return .number }
    if value.booleans > 0 { return .boolean }
    if value.texts.count > 0 { return value.texts.type(named: name) }
    if value.lists > 0 { return list(of: value.elements, name: name, path: path) }
    if let records = value.records { return record(of: records, path: path) }
    return nil
  }

  /// The type of lists.
  private mutating func list(
    of elements: ValueProfile?, name: String, path: String
  ) -> ValueType? {
    guard let elements, elements.count > 0 else {
      remark(path, "is not declared: nothing ever stood in the list", isWarning: false)
      return nil
    }
    return type(of: elements, name: name, path: "\(path)[]").map { .list($0) }
  }

  /// The type of records; those with too many names can have any.
  private mutating func record(of records: RecordProfile, path: String) -> ValueType? {
    if records.isTable {
      remark(path, "takes any names: there were more than \(records.names.count)", isWarning: false)
      return .record([])
    }
    let type = ValueType.record(fields(of: records, path: path))
    if CatalogText.readsBack(type) { return type }
    remark(
      path, "is not declared: a catalog would take its names for settings", isWarning: true)
    return nil
  }

  /// Adds a remark.
  private mutating func remark(_ path: String, _ text: String, isWarning: Bool) {
    remarks.append(Remark(path: path, text: text, isWarning: isWarning))
  }
}
