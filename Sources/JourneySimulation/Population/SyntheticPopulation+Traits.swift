internal import JourneyModel

/// What people are like.
extension SyntheticPopulation {
  /// A stream of a person.
  func stream(_ person: Int, _ purpose: UInt64) -> DrawStream {
    DrawStream(seed: seed, person: person, purpose: purpose)
  }

  /// The line of a person: that of somebody who is sampled, or made up.
  func profile(_ number: Int) -> [UInt8] {
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
