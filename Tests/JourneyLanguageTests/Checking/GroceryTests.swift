import Foundation
import JourneyModel
import Testing

/// Two journeys of a grocery, as they run on two years of real orders.
@Suite struct GroceryTests {
  /// A required field.
  private static func required(_ name: String, _ type: ValueType) -> ValueType.Field {
    ValueType.Field(name: name, type: type, isRequired: true)
  }

  /// What the grocery declares.
  private static var catalog: Catalog {
    var catalog = Catalog(workspace: "grocery", timeZone: "America/New_York")
    catalog.userAttributes = []
    catalog.events = [
      EventDeclaration(
        name: "order_placed",
        attributes: [required("order_id", .text), required("total", .number)]),
      EventDeclaration(
        name: "campaign_received",
        attributes: [required("campaign_id", .text), required("ends_on", .date)]),
      EventDeclaration(
        name: "coupon_redeemed",
        attributes: [required("coupon_upc", .text), required("campaign_id", .text)]),
    ]
    catalog.messages = [
      message("winback", ["total": .number]),
      message("campaign_thanks", ["campaign_id": .text, "coupon_upc": .text]),
      message("campaign_big_basket", ["campaign_id": .text, "total": .number]),
      message("campaign_reminder", ["campaign_id": .text, "ends_on": .date]),
      message("campaign_halfway", ["campaign_id": .text]),
    ]
    return catalog
  }

  /// A message that needs all of these.
  private static func message(
    _ name: String, _ parameters: KeyValuePairs<String, ValueType>
  ) -> MessageDeclaration {
    MessageDeclaration(
      name: name, kind: .marketing, channels: ["email"],
      parameters: parameters.map { required($0.key, $0.value) })
  }

  /// The text of a script.
  private func script(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/Grocery/\(name).journey")
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test(arguments: ["win_back", "campaign_follow_up"])
  func theScriptHasNoFindingsWithAndWithoutItsCatalog(name: String) throws {
    let text = try script(name)
    #expect(CompiledScript(text, catalog: Self.catalog).names == [])
    #expect(CompiledScript(text, catalog: nil).names == [])
  }

  @Test func aDayInAPayloadIsADateWithoutACatalogToo() throws {
    let text = try script("campaign_follow_up")
    for catalog in [nil, Self.catalog] {
      let types = CompiledScript(text, catalog: catalog).definition?.types
      let event = types?.events.first { $0.name == "campaign_received" }
      #expect(event?.attributes.first { $0.name == "ends_on" }?.type == .date)
    }
  }
}
