internal import JourneyMachine

/// Which journeys an input may start, so that an event is held against those alone that name it.
struct TriggerMap {
  /// A journey that may start.
  struct Place {
    /// The journey.
    let journey: PublishedJourney
    /// The index of its first predicate among those of all journeys.
    let firstPredicate: Int
  }

  /// The journeys that an event may start, and those that anything may, by the event's name.
  private var byEvent: [String: [Place]] = [:]
  /// The journeys that anything may start, by turning a predicate.
  private let turning: [Place]

  /// Arranges journeys that come in the order in which people enter them, and which is kept.
  init(_ entering: [PublishedJourney]) {
    var predicate = 0
    var places: [(place: Place, events: Set<String>)] = []
    for journey in entering {
      places.append(
        (
          Place(journey: journey, firstPredicate: predicate),
          Set(journey.program.triggers.compactMap(\.event))
        ))
      predicate += journey.program.triggers.count { $0.kind == .turnsTrue }
    }
    turning = places.filter(\.place.journey.hasTurningTrigger).map(\.place)
    for event in Set(places.flatMap(\.events)) { byEvent[event] = [] }
    for (place, events) in places {
      let names = place.journey.hasTurningTrigger ? Array(byEvent.keys) : Array(events)
      for name in names { byEvent[name]?.append(place) }
    }
  }

  /// The journeys that an event of this name may start, or an input that is none.
  func places(for event: String?) -> [Place] {
    event.flatMap { byEvent[$0] } ?? turning
  }
}
