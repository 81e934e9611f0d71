import JourneyModel

extension WorkspaceAnalysis {
  /// A way from a journey along what is handed on of its key.
  private struct KeyWay {
    /// Where it has come to, with the attribute that holds what was made of the key.
    struct Place: Hashable {
      /// The journey.
      var journey: Int
      /// The attribute.
      var attribute: String
      /// Whether the key has grown so far, or shrunk; 0 for neither.
      var growth: Int
    }

    /// Where it has come to.
    var place: Place
    /// The steps so far.
    var links: [Link] = []
  }

  /// The shortest circle from a journey back to itself with a key that no run before had: an entry
  /// rule by key lets every one of them in.
  ///
  /// What is added must not be taken away again, or the key would be one of before.
  func circleOfKeys(through start: Int, _ calls: [[Call]]) -> [Link]? {
    guard let key = journeys[start].entryKey else { return nil }
    var ways = [KeyWay(place: .init(journey: start, attribute: key, growth: 0))]
    var seen: Set<KeyWay.Place> = []
    var next = 0
    while next < ways.count {
      let way = ways[next]
      next += 1
      for call in calls[way.place.journey] where call.isForEveryRun {
        for place in places(behind: call, way.place) where seen.insert(place).inserted {
          let links = way.links + [call.link]
          if place.journey == start, place.attribute == key, place.growth != 0 { return links }
          ways.append(KeyWay(place: place, links: links))
        }
      }
    }
    return nil
  }

  /// Where a step leads on to, by what it hands on: to journeys that start whatever else is told,
  /// and whose key that is, or that let everybody in again.
  private func places(behind call: Call, _ place: KeyWay.Place) -> [KeyWay.Place] {
    let target = journeys[call.link.target]
    guard target.startsUnasked(by: call.link.state.kind) else { return [] }
    let handed = journeys[place.journey].handedOn(place.attribute, by: call.link.state.id)
    return handed.compactMap { name, growth in
      guard target.entryKey == name || call.letsInAgain, place.growth * growth >= 0 else {
        return nil
      }
      return .init(
        journey: call.link.target, attribute: name,
        growth: place.growth == 0 ? growth : place.growth)
    }
  }
}
