extension DefinitionReader {
  /// A state that waits.
  static func wait(_ name: String, _ fields: inout DocumentFields) -> JourneyState.Kind? {
    switch name {
    case "wait":
      let length = length(&fields)
      let upTo = fields.optional("up_to")?.duration()
      guard let next = next(&fields), let length else { return nil }
      return .wait(length: length, upTo: upTo, next: next)
    case "wait_until":
      let moment = fields.required("moment").flatMap(self.moment)
      guard let next = next(&fields), let moment else { return nil }
      return .waitUntil(moment, next: next)
    case "upon":
      let moment = fields.required("moment").flatMap(self.moment)
      guard let links = bodyAndNext(&fields), let moment else { return nil }
      return .upon(moment, body: links.body, next: links.next)
    case "wait_for": return waitArms(&fields)
    default: return waitWithout(&fields)
    }
  }

  /// The length of a wait: `for` a fixed duration, or `length`, an expression.
  private static func length(_ fields: inout DocumentFields) -> Expression? {
    if fields.isMisspelt(["for", "length"]) { return nil }
    if fields.has("length") { return fields.optional("length").flatMap(expression) }
    return fields.required("for")?.duration().map { .literal(.duration($0)) }
  }

  /// A wait for the first of some arms.
  private static func waitArms(_ fields: inout DocumentFields) -> JourneyState.Kind? {
    let upTo = fields.optional("up_to")
    let bound = upTo.flatMap(self.bound)
    let isMisspelt = fields.isMisspelt(["up_to"])
    return links(&fields) { links in
      let arms = links.required("arms")?.arms { $0.object(arm) }
      let hasBound = upTo != nil || isMisspelt
      let otherwise = hasBound ? links.link("otherwise") : nil
      return arms.map { .waitArms(arms: $0, bound: bound, otherwise: otherwise) }
    }
  }

  /// The longest that a wait lasts: a duration, or a moment.
  private static func bound(_ place: DocumentPlace) -> JourneyState.WaitBound? {
    if place.node.text != nil { return place.duration().map(JourneyState.WaitBound.duration) }
    guard place.node.members != nil else {
      return place.wrongType("a duration such as `PT1H30M`, or a moment")
    }
    return moment(place).map(JourneyState.WaitBound.moment)
  }

  /// An arm of a wait.
  private static func arm(_ fields: inout DocumentFields) -> JourneyState.Arm? {
    let next = fields.link("next")
    if fields.isMisspelt(["when", "event_name"]) { return nil }
    let condition: JourneyState.Arm.Condition?
    if fields.has("when") {
      condition = fields.optional("when").flatMap(expression).map { .when($0) }
    } else {
      condition = pattern(&fields).map { .event($0) }
    }
    guard let condition, let next else { return nil }
    return JourneyState.Arm(condition: condition, next: next)
  }

  /// A wait for the absence of events.
  private static func waitWithout(_ fields: inout DocumentFields) -> JourneyState.Kind? {
    let duration = fields.required("for")?.duration()
    let pattern = pattern(&fields)
    let timesMax = fields.optional("times_max")?.integer(atLeast: 0)
    guard let next = next(&fields), let duration, let pattern else { return nil }
    return .waitWithout(duration, pattern, timesMax: timesMax, next: next)
  }

  /// A state that decides where to go on.
  static func condition(_ name: String, _ fields: inout DocumentFields) -> JourneyState.Kind? {
    switch name {
    case "if":
      let test = fields.required("test").flatMap(expression)
      return links(&fields) { links in
        let then = links.link("then")
        let otherwise = links.link("otherwise")
        guard let test, let then, let otherwise else { return nil }
        return .branch(test: test, then: then, otherwise: otherwise)
      }
    case "choose":
      let value = fields.required("value").flatMap(expression)
      return links(&fields) { links in
        let arms = links.required("arms")?.arms { $0.object(choice) }
        let otherwise = links.link("otherwise")
        guard let value, let arms, let otherwise else { return nil }
        return .choose(value, choices: arms, otherwise: otherwise)
      }
    default:
      let split = fields.required("name")?.identifier()
      let arms = links(&fields) { $0.required("arms")?.arms { $0.object(share) } }
      guard let split, let arms else { return nil }
      return .split(name: split, arms: arms)
    }
  }

  /// The values of a choice.
  private static func choice(_ fields: inout DocumentFields) -> JourneyState.Choice? {
    let values = fields.required("values")?.arms(expression)
    guard let next = fields.link("next"), let values else { return nil }
    return JourneyState.Choice(values: values, next: next)
  }

  /// A share of a split.
  private static func share(_ fields: inout DocumentFields) -> JourneyState.SplitArm? {
    let label = fields.required("label")?.identifier()
    let percent = fields.required("percent")?.percent()
    guard let next = fields.link("next"), let label, let percent else { return nil }
    return JourneyState.SplitArm(label: label, percent: percent, next: next)
  }

  /// A moment that a step waits for.
  static func moment(_ place: DocumentPlace) -> MomentExpression? {
    place.object { fields in
      let zone = fields.optional("zone").flatMap(self.zone)
      return form(&fields).map { MomentExpression($0, zone: zone) }
    }
  }

  /// The form of a moment, told by the field that only it has.
  private static func form(_ fields: inout DocumentFields) -> MomentExpression.Form? {
    if fields.isMisspelt(["next_time", "tomorrow", "next_weekday", "offset", "value"]) {
      return nil
    }
    if fields.has("next_time") {
      return fields.optional("next_time")?.time().map { .nextTime($0) }
    }
    if fields.has("tomorrow") {
      return fields.optional("tomorrow")?.time().map { .tomorrow($0) }
    }
    if fields.has("next_weekday") {
      let day = fields.optional("next_weekday")?.weekday()
      let time = fields.required("at")?.time()
      guard let day, let time else { return nil }
      return .nextWeekday(day, time)
    }
    if fields.has("offset") { return offset(&fields) }
    return fields.required("value").flatMap(expression).map { .value($0) }
  }

  /// A moment so long before or after another.
  private static func offset(_ fields: inout DocumentFields) -> MomentExpression.Form? {
    let duration = fields.required("offset")?.duration()
    if fields.isMisspelt(["before", "after"]) { return nil }
    let isBefore = fields.has("before")
    let base = fields.required(isBefore ? "before" : "after").flatMap(expression)
    let time = fields.optional("at")?.time()
    guard let duration, let base else { return nil }
    return .offset(duration, isBefore: isBefore, from: base, at: time)
  }
}

extension DocumentPlace {
  /// The number, which must be 0 to 100.
  func percent() -> ExactDecimal? {
    guard let number = node.number else { return wrongType("a number") }
    let isShare = number.millionths >= 0 && number.millionths <= 100 * ExactDecimal.scale
    return isShare ? number : invalid("a number from 0 to 100")
  }

  /// The number, whatever it is.
  func decimal() -> ExactDecimal? { node.number ?? wrongType("a number") }

  /// The number of the day of the week that the text names.
  func weekday() -> Int? {
    word(among: DefinitionVocabulary.weekdays.enumerated().map { ($0.element, $0.offset + 1) })
  }
}
