internal import JourneyModel

/// Under what a server goes on with everybody from a moment.
public struct ServingRecord: Equatable, Sendable {
  /// What somebody did at that moment.
  public enum Act: Equatable, Sendable {
    /// A journey was paused, resumed, drained or put away; `wakesAll` if its people were ended.
    case status(journeyID: String, JourneyStatus, wakesAll: Bool)
    /// People were to be led over to a version, with the new steps of old ones.
    case migration(journeyID: String, version: Int, mapping: [String: String])
  }

  /// `true` if effects leave outside of steps.
  public var isDeliveredOutside: Bool
  /// The journeys that do not simply run, with what they do instead.
  public var statuses: [String: JourneyStatus]
  /// What somebody did; `nil` where the server started, or journeys were published.
  public var act: Act?

  /// Creates a record.
  public init(
    isDeliveredOutside: Bool, statuses: [String: JourneyStatus] = [:], act: Act? = nil
  ) {
    self.isDeliveredOutside = isDeliveredOutside
    self.statuses = statuses
    self.act = act
  }
}

extension ServingRecord {
  /// The record as one JSON object.
  var json: [UInt8] {
    let statuses = statuses.sorted { $0.key < $1.key }
      .map { ($0.key, JSONNode.text($0.value.rawValue)) }
    return JSONWriter.compact(
      .object([
        "outside": .boolean(isDeliveredOutside), "statuses": .object(members: statuses),
        "act": act.map(Self.node),
      ]))
  }

  /// What somebody did, as JSON.
  private static func node(_ act: Act) -> JSONNode {
    switch act {
    case .status(let journeyID, let status, let wakesAll):
      return .object([
        "journey": .text(journeyID), "status": .text(status.rawValue),
        "wakes_all": .boolean(wakesAll),
      ])
    case .migration(let journeyID, let version, let mapping):
      let steps = mapping.sorted { $0.key < $1.key }.map { ($0.key, JSONNode.text($0.value)) }
      return .object([
        "journey": .text(journeyID), "version": .integer(version),
        "steps": .object(members: steps),
      ])
    }
  }

  /// Reads a record; `nil` for what is none.
  init?(json: [UInt8]) {
    guard let node = try? JSONReader.parse(json), let isOutside = node.member("outside")?.boolean
    else { return nil }
    isDeliveredOutside = isOutside
    statuses = Self.texts(node.member("statuses")).compactMapValues(JourneyStatus.init)
    act = node.member("act").flatMap(Self.act)
  }

  /// Reads what somebody did.
  private static func act(_ node: JSONNode) -> Act? {
    guard let journeyID = node.member("journey")?.text else { return nil }
    if let status = node.member("status")?.text.flatMap(JourneyStatus.init) {
      return .status(
        journeyID: journeyID, status, wakesAll: node.member("wakes_all")?.boolean ?? false)
    }
    return node.member("version")?.integer.map { version in
      .migration(journeyID: journeyID, version: version, mapping: texts(node.member("steps")))
    }
  }

  /// The texts of an object, by their names.
  private static func texts(_ node: JSONNode?) -> [String: String] {
    Dictionary(
      (node?.members ?? []).compactMap { member in member.value.text.map { (member.key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
