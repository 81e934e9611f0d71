internal import JourneyModel

extension FieldDraw {
  /// The draw of an attribute as the catalog says that it is spread.
  func spread(as trait: TraitDeclaration?, _ fields: [ValueType.Field]) -> FieldDraw {
    guard let trait else { return self }
    let type = fields.first { $0.name == name }?.type ?? .unknown
    return FieldDraw(
      name: name, share: trait.known ?? share,
      value: trait.spread.map { ValueDraw($0, of: type) } ?? value, purpose: purpose)
  }
}

extension ValueDraw {
  /// The draw of values of a type, as they are spread.
  fileprivate init(_ spread: TraitDeclaration.Spread, of type: ValueType) {
    switch spread {
    case .numbers(let from, let to):
      let isWhole = from.isWhole && to.isWhole
      let step = isWhole ? ExactDecimal.scale : ExactDecimal.scale / 100
      let reach = to.millionths.subtractingReportingOverflow(from.millionths)
      let steps = reach.overflow ? Int64.max / step : max(0, reach.partialValue) / step
      self = .number(low: from.millionths, steps: Int(steps), step: step)
    case .values(let shares):
      var sum = 0
      self = .choices(
        shares.map { share in
          sum += share.chance
          return (Self.value(share.value, of: type), sum)
        })
    }
  }

  /// A value of a type, as it is spelled.
  private static func value(_ text: String, of type: ValueType) -> JSONNode {
    switch type {
    case .number: ExactDecimal(text).map(JSONNode.number) ?? .text(text)
    case .boolean: .boolean(text == "true")
    default: .text(text)
    }
  }
}
