internal import JourneyAnalysis
internal import JourneyModel

extension PathValue {
  /// Returns the fields as a catalog declares them: without those that it does not take so, and
  /// with any value for those that it asks for.
  static func fitted(
    _ fields: [String: PathValue], to declared: [ValueType.Field]?
  ) -> [String: PathValue] {
    guard let declared else { return fields }
    var result = fields
    for field in declared {
      let own = result[field.name].flatMap { $0.fitted(to: field.type) }
      result[field.name] = own ?? (field.isRequired ? example(of: field.type) : nil)
    }
    return result
  }

  /// The value as one of a type, or `nil` if it is none.
  private func fitted(to type: ValueType) -> PathValue? {
    switch (self, type) {
    case (.missing, _), (_, .unknown), (.text, .text), (.number, .number), (.boolean, .boolean),
      (.moment, .moment), (.date, .date), (.time, .time), (.duration, .duration):
      return self
    case (.text(let text), .enumeration(let values)): return values.contains(text) ? self : nil
    case (.list(let items), .list(let element)):
      let fitting = items.compactMap { $0.fitted(to: element) }
      return fitting.count == items.count ? .list(fitting) : nil
    case (.record(let fields), .record(let declared)):
      return .record(Self.fitted(fields, to: declared))
    default: return nil
    }
  }
}
