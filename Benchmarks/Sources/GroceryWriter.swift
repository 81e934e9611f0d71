import Foundation
import JourneyModel

/// Makes up a year of a grocery's customers, as the files of `journey run` have them; always the
/// same one.
struct GroceryWriter {
  /// How many customers there are.
  static let people = 1_300
  /// How many events there are.
  static let events = 90_000

  /// The catalog of the journey.
  static let catalog = """
    workspace: grocery
    time_zone: America/New_York
    users:
      attributes: { age: text, income: text, household_size: text, kids_count: text }
    events:
      order_placed:
        order_id: text!
        store_id: text!
        total: number!
        items: number!
        lines: number!
        coupon_discount: number!
        retail_discount: number!
        departments: [text]
      campaign_received: { campaign_id: text!, campaign_type: text!, ends_on: date! }
      coupon_redeemed: { coupon_upc: text!, campaign_id: text! }
    messages:
      winback: { kind: marketing, channels: [email], with: { total: number! } }
    """

  /// The journey: three weeks without an order, then a letter, at most every sixty days.
  static let script = """
    journey win_back "Win back after three quiet weeks"
      trigger on order_placed
      entry once per user every 60 days
      wait up to 21 days
        on order_placed
          stop "ordered again"
        otherwise
          send winback by email with total = entry.total
      end
    end
    """

  /// When the year begins.
  private static let begin = Moment(microseconds: 1_483_246_800 * Moment.perSecond)
  /// The seconds of the year.
  private static let seconds: Int64 = 365 * 86_400

  /// Writes the workspace into a folder.
  static func writeWorkspace(into folder: String) throws {
    try write(catalog, "\(folder)/journey.yaml")
    try write(script, "\(folder)/win_back.journey")
  }

  /// Writes the users and events into a folder.
  static func writeData(into folder: String) throws {
    var generator = SeededGenerator(seed: 2017)
    try write((0..<people).map { user($0, &generator) }.joined(), "\(folder)/users.ndjson")
    let times = (0..<events).map { _ in Int64.random(in: 0..<seconds, using: &generator) }.sorted()
    let lines = times.enumerated().map { event($0.offset, at: $0.element, &generator) }
    try write(lines.joined(), "\(folder)/events.ndjson")
  }

  /// Writes a file.
  private static func write(_ text: String, _ path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// A customer; one in ten wants no letters.
  private static func user(_ number: Int, _ generator: inout SeededGenerator) -> String {
    let wants = number % 10 != 7
    let age = generator.pick(["19-24", "25-34", "35-44", "45-54", "55-64", "65+"])
    let income = generator.pick(["Under 15K", "15-24K", "35-49K", "50-74K", "100-124K"])
    let size = generator.pick(["1", "2", "3", "4", "5+"])
    return """
      {"userId":"hh-\(number)","email":"hh-\(number)@example.com","timezone":"America/New_York",\
      "isActive":true,"attributes":{"age":"\(age)","income":"\(income)","household_size":"\(size)",\
      "kids_count":"\(generator.pick(["0", "1", "2"]))"},"preferences":{"email":{"reachable":true,\
      "subscribed":true,"marketing":\(wants),"transactional":true}}}

      """
  }

  /// An event; a few customers come often and most seldom, as in life.
  private static func event(
    _ number: Int, at second: Int64, _ generator: inout SeededGenerator
  ) -> String {
    let share = Double.random(in: 0..<1, using: &generator)
    let user = Int(share * share * share * Double(people))
    let at = Moment(microseconds: begin.microseconds + second * Moment.perSecond)
    let (name, attributes) =
      switch Int.random(in: 0..<100, using: &generator) {
      case 0..<4: ("campaign_received", campaign(&generator))
      case 4..<6: ("coupon_redeemed", coupon(&generator))
      default: ("order_placed", order(number, &generator))
      }
    return """
      {"eventId":"e-\(number)","userId":"hh-\(user)","eventName":"\(name)","eventTime":"\(at)",\
      "attributes":{\(attributes)}}

      """
  }

  /// The attributes of a campaign.
  private static func campaign(_ generator: inout SeededGenerator) -> String {
    """
    "campaign_id":"\(Int.random(in: 1...30, using: &generator))","campaign_type":"Type C",\
    "ends_on":"2017-07-16"
    """
  }

  /// The attributes of a coupon.
  private static func coupon(_ generator: inout SeededGenerator) -> String {
    """
    "coupon_upc":"5138004\(Int.random(in: 1000...9999, using: &generator))",\
    "campaign_id":"\(Int.random(in: 1...30, using: &generator))"
    """
  }

  /// The attributes of an order.
  private static func order(_ number: Int, _ generator: inout SeededGenerator) -> String {
    let departments = generator.pick(
      ["\"GROCERY\"", "\"GROCERY\",\"PRODUCE\"", "\"PASTRY\",\"MEAT\",\"DRUG GM\",\"GROCERY\""])
    let items = Int.random(in: 1...40, using: &generator)
    return """
      "order_id":"3119\(number)","store_id":"\(Int.random(in: 300...420, using: &generator))",\
      "total":\(generator.amount(1...120)),"items":\(items),"lines":\(items),\
      "coupon_discount":0.0,"retail_discount":\(generator.amount(0...9)),\
      "departments":[\(departments)]
      """
  }
}
