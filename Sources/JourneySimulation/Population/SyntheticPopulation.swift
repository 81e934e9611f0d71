public import JourneyModel
internal import JourneyStore

/// People who are made up, one after another; the same for the same seed.
public struct SyntheticPopulation {
  /// What they are like.
  let plan: PopulationPlan
  /// The days in which things happen to them.
  let calendar: DayCalendar
  /// What everything follows from.
  let seed: UInt64
  /// People to be like, as the JSON of their lines; empty where they are made up too.
  let models: [[UInt8]]
  /// The chance that an event falls into an hour or one before it, by the sum of weights.
  let hours: [Int]

  /// What tells the stream by which people are sampled from others.
  static let sampling = DrawStream.purpose("sampling")
  /// What tells the stream of what people are like from others.
  static let traits = DrawStream.purpose("person")
  /// What tells the stream of how much happens to people from others.
  static let bustle = DrawStream.purpose("bustle")

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
