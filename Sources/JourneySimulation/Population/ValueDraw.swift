internal import JourneyModel

/// How a value of an attribute is drawn.
indirect enum ValueDraw: Sendable {
  /// One of some texts, each equally likely.
  case texts([String])
  /// One of some values, each with the chance of it or one before it in millionths.
  case choices([(value: JSONNode, upTo: Int)])
  /// The name of a thing that may come again, such as a cart: the name and the number of its pool.
  case named(String, pool: Int)
  /// A number between two, in steps, all in millionths.
  case number(low: Int64, steps: Int, step: Int64)
  /// True or false.
  case boolean
  /// A moment, so many seconds before and behind what is now.
  case moment(ClosedRange<Int>)
  /// A day, so many days before and behind today.
  case date(ClosedRange<Int>)
  /// A full hour of the clock.
  case time
  /// Some hours.
  case duration
  /// Some values.
  case list(ValueDraw)
  /// Fields, each with the chance that it is there.
  case record([FieldDraw])
}

/// How a field is drawn.
struct FieldDraw: Sendable {
  /// The name.
  let name: String
  /// The chance that it is there, in millionths.
  let share: Int
  /// How its value is drawn.
  let value: ValueDraw
  /// What tells its stream from others.
  let purpose: UInt64
}

/// What a drawing of values goes by: when it is, and the names that are known already.
struct DrawPlace {
  /// The moment that values lie around.
  var now: Moment
  /// The person's own text, so that names of different people differ.
  var person: String
  /// The newest number of each pool of names.
  var pools: [Int]

  /// Returns the number of a name: that of the time before, or a new one.
  mutating func number(in pool: Int, _ stream: inout DrawStream) -> Int {
    if pools[pool] == 0 || !stream.chance(PopulationHabits.sameNameShare) { pools[pool] += 1 }
    return pools[pool]
  }
}

extension ValueDraw {
  /// Draws a value and writes it.
  func write(
    to writer: inout JSONWriter, _ stream: inout DrawStream, _ place: inout DrawPlace
  ) {
    switch self {
    case .texts(let texts): writer.text(stream.pick(texts) ?? "")
    case .choices(let choices):
      let point = stream.below(DrawStream.certain)
      if let value = choices.first(where: { point < $0.upTo })?.value { writer.node(value) }
    case .named(let name, let pool):
      writer.text("\(name)-\(place.person)-\(place.number(in: pool, &stream))")
    case .number(let low, let steps, let step):
      writer.number(ExactDecimal(millionths: low + Int64(stream.below(steps + 1)) * step))
    case .boolean: writer.boolean(stream.below(2) == 1)
    case .moment(let seconds):
      let offset = seconds.lowerBound + stream.below(seconds.count)
      let moment = Moment(
        microseconds: place.now.microseconds + Int64(offset) * Moment.perSecond)
      writer.text(moment.description)
    case .date(let days):
      let offset = days.lowerBound + stream.below(days.count)
      let today = Int(place.now.seconds / 86_400)
      writer.text(CivilDate(daysSince1970: today + offset).description)
    case .time: writer.text(TimeOfDay(seconds: stream.below(24) * 3_600).description)
    case .duration: writer.text("PT\(1 + stream.below(PopulationHabits.hoursMax))H")
    case .list(let element):
      writer.beginArray()
      for _ in 0..<stream.below(PopulationHabits.listMax + 1) {
        element.write(to: &writer, &stream, &place)
      }
      writer.endArray()
    case .record(let fields):
      writer.beginObject()
      for field in fields where stream.chance(field.share) {
        writer.key(field.name)
        field.value.write(to: &writer, &stream, &place)
      }
      writer.endObject()
    }
  }
}
