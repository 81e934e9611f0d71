internal import Foundation
internal import Hummingbird
internal import JourneyEngine
internal import JourneyModel
internal import JourneyServices

extension PublicationOutcome {
  /// The answer to who has published.
  var response: Response {
    let (journeyID, number) = (version.definition.journeyID, version.definition.version)
    var answer = Response.json(
      .object([
        "journeyId": .text(journeyID), "version": .integer(number), "warnings": warnings,
      ]), status: isNew ? .created : .ok)
    let name = journeyID.addingPercentEncoding(withAllowedCharacters: .urlPathSegment) ?? journeyID
    answer.headers[.location] = "/journeys/\(name)/versions/\(number)"
    return answer
  }
}

extension Problem {
  /// Tells why nothing was published.
  init(_ refusal: PublicationRefusal) {
    switch refusal {
    case .findings(let findings):
      self.init(.refused, "nothing is published; mend the errors", findings: findings)
    case .otherJourney(let wanted, []):
      self.init(.refused, "there is no journey in it, and none called `\(wanted)`")
    case .otherJourney(let wanted, let found):
      let names = found.map { "`\($0)`" }.joined(separator: ", ")
      self.init(
        .refused, "the address names `\(wanted)`, and the journey in it is called \(names)")
    case .crowded:
      self.init(.conflict, "others publish at the same time; publish again")
    }
  }
}

extension JourneyVersion {
  /// What is told of a version in lists.
  var overview: JSONNode {
    .object([
      "journeyId": .text(definition.journeyID), "title": definition.title.map(JSONNode.text),
      "version": .integer(definition.version), "publishedAt": .text("\(publishedAt)"),
    ])
  }
}

extension CharacterSet {
  /// What stands in one part of a path as it is.
  fileprivate static let urlPathSegment = CharacterSet.urlPathAllowed
    .subtracting(CharacterSet(charactersIn: "/;"))
}
