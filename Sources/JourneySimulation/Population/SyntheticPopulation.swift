public import JourneyModel
internal import JourneyStore

/// People who are made up, one after another; the same for the same seed.
public struct SyntheticPopulation {
  /// What they are like.
  private let plan: PopulationPlan
  /// The days in which things happen to them.
  private let calendar: DayCalendar
  /// What everything follows from.
  private let seed: UInt64
  /// People to be like, as the JSON of their lines; empty where they are made up too.
  private let models: [[UInt8]]
  /// The chance that an event falls into an hour or one before it, by the sum of weights.
  private let hours: [Int]

  /// What tells the stream by which people are sampled from others.
  private static let sampling = DrawStream.purpose("sampling")
  /// What tells the stream of what people are like from others.
  private static let traits = DrawStream.purpose("person")
  /// What tells the stream of how much happens to people from others.
  private static let bustle = DrawStream.purpose("bustle")

  /// A moment before everything: who is known from the beginning arrives then.
  public static let dawn = Moment(microseconds: -62_167_219_200 * Moment.perSecond)

  /// Makes up a population; `models` are the lines of people who are to be sampled.
  public init(
    _ plan: PopulationPlan, calendar: DayCalendar, seed: UInt64, models: [[UInt8]] = []
  ) {
    self.plan = plan
    self.calendar = calendar
    self.seed = seed
    self.models = models
    var sum = 0
    hours = PopulationHabits.hourWeights.map { weight in
      sum += weight
      return sum
    }
  }

  /// The person of a number, counted from 0.
  public func person(_ number: Int) -> SimulatedPerson {
    person(number, userID: "p\(number + 1)", profile: profile(number))
  }

  /// The person of a number with an id and a line of their own.
  public func person(_ number: Int, userID: String, line: [UInt8]) -> SimulatedPerson {
    person(number, userID: userID, profile: line)
  }

  /// The person with what happens to them.
  private func person(_ number: Int, userID: String, profile: [UInt8]) -> SimulatedPerson {
    var inputs = [InboxRecord(number: 1, arrivesAt: Self.dawn, content: .user(json: profile))]
    let occasions = occasions(of: number)
    inputs.reserveCapacity(occasions.count + 1)
    var place = DrawPlace(
      now: calendar.from, person: String(number + 1),
      pools: Array(repeating: 0, count: plan.poolCount))
    for (index, occasion) in occasions.enumerated() {
      inputs.append(
        input(occasion, person: number, number: Int64(index + 2), &place))
    }
    return SimulatedPerson(userID: userID, inputs: inputs)
  }
}

// MARK: What people are like

extension SyntheticPopulation {
  /// A stream of a person.
  private func stream(_ person: Int, _ purpose: UInt64) -> DrawStream {
    DrawStream(seed: seed, person: person, purpose: purpose)
  }

  /// The line of a person: that of somebody who is sampled, or made up.
  private func profile(_ number: Int) -> [UInt8] {
    var sampling = stream(number, Self.sampling)
    return sampling.pick(models) ?? madeUp(number)
  }

  /// The line of a person who is made up.
  private func madeUp(_ number: Int) -> [UInt8] {
    var writer = JSONWriter(capacity: 512)
    var stream = stream(number, Self.traits)
    writer.beginObject()
    writer.key("userId")
    writer.text("p\(number + 1)")
    writeNames(to: &writer, &stream)
    writeAddresses(of: number, to: &writer, &stream)
    writeDates(to: &writer, &stream)
    writePreferences(of: number, to: &writer, &stream)
    writeAttributes(of: number, to: &writer)
    writer.endObject()
    return writer.bytes
  }

  /// Writes what people are called.
  private func writeNames(to writer: inout JSONWriter, _ stream: inout DrawStream) {
    let names = (
      first: stream.pick(PopulationHabits.firstNames), last: stream.pick(PopulationHabits.lastNames)
    )
    if stream.chance(PopulationHabits.knownShare), let first = names.first {
      writer.key("firstName")
      writer.text(first)
    }
    if stream.chance(PopulationHabits.knownShare), let last = names.last {
      writer.key("lastName")
      writer.text(last)
    }
    writer.key("timezone")
    writer.text(plan.timeZone)
  }

  /// Writes where people can be reached.
  private func writeAddresses(
    of number: Int, to writer: inout JSONWriter, _ stream: inout DrawStream
  ) {
    if stream.chance(plan.reachable(by: "email")) {
      writer.key("email")
      writer.text("p\(number + 1)@example.com")
    }
    if stream.chance(plan.reachable(by: "sms")) {
      writer.key("phone")
      writer.text("+1555\(1_000_000 + number % 9_000_000)")
    }
    if stream.chance(plan.reachable(by: "push")) {
      writer.key("mainDeviceId")
      writer.text("device-\(number + 1)")
    }
  }

  /// Writes when people were born and created.
  private func writeDates(to writer: inout JSONWriter, _ stream: inout DrawStream) {
    let today = calendar.first.daysSince1970
    let ages = PopulationHabits.ages
    let born = today - ages.lowerBound * 365 - stream.below((ages.count - 1) * 365)
    let isKnown = stream.chance(PopulationHabits.knownShare)
    if isKnown {
      writer.key("dob")
      writer.text(CivilDate(daysSince1970: born).description)
    }
    let created = stream.below(PopulationHabits.createdDaysMax) * 86_400 + stream.below(86_400)
    writer.key("createdAt")
    writer.text(
      Moment(microseconds: calendar.from.microseconds - Int64(created) * Moment.perSecond)
        .description)
  }

  /// Writes what people allow.
  private func writePreferences(
    of number: Int, to writer: inout JSONWriter, _ stream: inout DrawStream
  ) {
    writer.key("preferences")
    writer.beginObject()
    for channel in plan.channels {
      writer.key(channel.name)
      writer.beginObject()
      writer.key("reachable")
      writer.boolean(isReachable(number, by: channel))
      for flag in ["subscribed", "transactional"] {
        writer.key(flag)
        writer.boolean(true)
      }
      writer.key("marketing")
      writer.boolean(stream.chance(channel.marketing))
      writer.endObject()
    }
    writer.endObject()
  }

  /// `true` if a channel reaches a person as far as they say; where an address tells, they say
  /// nothing else.
  private func isReachable(_ number: Int, by channel: PopulationPlan.ChannelDraw) -> Bool {
    guard !Catalog.ownChannels.contains(channel.name) else { return true }
    var stream = stream(number, DrawStream.purpose("reachable \(channel.name)"))
    return stream.chance(channel.reachable)
  }

  /// Writes the attributes that journeys read.
  private func writeAttributes(of number: Int, to writer: inout JSONWriter) {
    var place = DrawPlace(
      now: calendar.from, person: String(number + 1),
      pools: Array(repeating: 0, count: plan.poolCount))
    writer.key("attributes")
    writer.beginObject()
    for field in plan.attributes {
      var stream = stream(number, field.purpose)
      guard stream.chance(field.share) else { continue }
      writer.key(field.name)
      field.value.write(to: &writer, &stream, &place)
    }
    writer.endObject()
  }
}

// MARK: What happens to people

extension SyntheticPopulation {
  /// Something that happens: which event, for which time, and when.
  private struct Occasion {
    /// The place of the event in the plan.
    let event: Int
    /// How many of its kind came before it.
    let time: Int
    /// When.
    let at: Moment
  }

  /// All that happens to a person, in order.
  private func occasions(of number: Int) -> [Occasion] {
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
  private func input(
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
