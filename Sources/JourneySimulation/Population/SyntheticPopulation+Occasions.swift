internal import JourneyModel
internal import JourneyStore

/// What happens to people.
extension SyntheticPopulation {
  /// Something that happens: which event, for which time, and when.
  struct Occasion {
    /// The place of the event in the plan.
    let event: Int
    /// How many of its kind came before it.
    let time: Int
    /// When.
    let at: Moment
  }

  /// All that happens to a person, in order.
  func occasions(of number: Int) -> [Occasion] {
    var bustle = stream(number, Self.bustle)
    let pace = bustle.below(PopulationHabits.bustle.count)
    var occasions: [Occasion] = []
    for (index, event) in plan.events.enumerated() {
      var stream = stream(number, event.purpose)
      let count = event.counts.map { $0[pace].draw(&stream) } ?? 1
      for time in 0..<count {
        occasions.append(Occasion(event: index, time: time, at: moment(&stream)))
      }
    }
    occasions.sort { ($0.at, $0.event, $0.time) < ($1.at, $1.event, $1.time) }
    return occasions
  }

  /// Draws when something happens: any day, by day rather than by night.
  private func moment(_ stream: inout DrawStream) -> Moment {
    let day = stream.below(calendar.count)
    let point = stream.below(hours.last ?? 1)
    let hour = hours.firstIndex { $0 > point } ?? 0
    let second = hour * 3_600 + stream.below(3_600)
    let at = calendar.midnight(of: day).microseconds + Int64(second) * Moment.perSecond
    return Moment(
      microseconds: min(max(at, calendar.from.microseconds), calendar.until.microseconds))
  }

  /// Makes an input of something that happens.
  func input(
    _ occasion: Occasion, person: Int, number: Int64, _ place: inout DrawPlace
  ) -> InboxRecord {
    let event = plan.events[occasion.event]
    var writer = JSONWriter(capacity: 128)
    place.now = occasion.at
    writer.beginObject()
    for field in event.attributes {
      var stream = stream(
        person, field.purpose ^ event.purpose &+ UInt64(occasion.time) &* 0x9e37_79b9_7f4a_7c15)
      guard stream.chance(field.share) else { continue }
      writer.key(field.name)
      field.value.write(to: &writer, &stream, &place)
    }
    writer.endObject()
    let record = EventRecord(
      number: number, eventID: "\(person + 1)-\(number)", name: event.name, at: occasion.at,
      attributes: writer.bytes)
    return InboxRecord(number: number, arrivesAt: occasion.at, content: .event(record))
  }
}
