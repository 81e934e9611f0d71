internal import JourneyModel

extension RuleBook {
  /// The pages about the catalog.
  static let catalogPages: [RulePage] = [
    RulePage(
      CatalogCode.invalidYAML,
      """
      The `journey.yaml` of the workspace is no YAML. Often a bracket is not closed, or a line is \
      indented by a tab.
      """,
      form: .catalog,
      bad: """
        events:
          order_placed: { total: number
        """,
      good: """
        events:
          order_placed: { total: number }
        """),
    RulePage(
      CatalogCode.duplicateKey,
      """
      A key stands twice in one place, and only one of the two could hold. Leave out the one that \
      is not meant.
      """,
      form: .catalog,
      bad: """
        events:
          order_placed: { total: number }
          order_placed: { order_id: text }
        """,
      good: """
        events:
          order_placed: { total: number, order_id: text }
        """),
    RulePage(
      CatalogCode.missingSetting,
      """
      A setting that must be there is not. Add it.
      """,
      form: .catalog,
      bad: """
        messages:
          desk_note: { kind: internal }
        """,
      good: """
        messages:
          desk_note: { kind: internal, to: desk@shop.example }
        """),
    RulePage(
      CatalogCode.unknownSetting,
      """
      There is no setting of this name in a `journey.yaml`, and what it was to say would be lost. \
      Correct the name.
      """,
      form: .catalog,
      bad: """
        time_zon: Europe/Berlin
        """,
      good: """
        time_zone: Europe/Berlin
        """),
    RulePage(
      CatalogCode.wrongType,
      """
      A value is of another type than its setting.
      """,
      form: .catalog,
      bad: """
        limits: { messages: 3, per: 7 days }
        """,
      good: """
        limits: [{ messages: 3, per: 7 days }]
        """),
    RulePage(
      CatalogCode.unknownWord,
      """
      A word is none of those that its setting takes; under `lint`, a finding of that name does \
      not exist, or is an error and stays one.
      """,
      form: .catalog,
      bad: """
        lint: { unused-constnat: off }
        """,
      good: """
        lint: { unused-constant: off }
        """),
    RulePage(
      CatalogCode.invalidSetting,
      """
      A value is of the right type, but malformed or out of range.
      """,
      form: .catalog,
      bad: """
        limits: [{ messages: 3, per: a week }]
        """,
      good: """
        limits: [{ messages: 3, per: 7 days }]
        """),
    RulePage(
      CatalogCode.unknownType,
      """
      There is no such type. The types are `text`, `number`, `boolean`, `moment`, `date`, `time`, \
      `duration`, a list `[text]` and a record `{ sku: text }`.
      """,
      form: .catalog,
      bad: """
        events:
          order_placed: { total: money }
        """,
      good: """
        events:
          order_placed: { total: number }
        """),
    RulePage(
      CatalogCode.unknownTimeZone,
      """
      There is no time zone of this name. Zones are called by continent and city, such as \
      `Europe/Berlin`; `UTC` is one too.
      """,
      form: .catalog,
      bad: """
        time_zone: Europe/Hamburg
        """,
      good: """
        time_zone: Europe/Berlin
        """),
    RulePage(
      CatalogCode.contradiction,
      """
      Two settings of `journey.yaml` contradict each other, so that only one of them could hold. \
      Leave out the one that is not meant.
      """,
      form: .catalog,
      bad: """
        messages:
          offer: { kind: marketing, to: desk@shop.example }
        """,
      good: """
        messages:
          offer: { kind: marketing }
        """),
  ]
}
