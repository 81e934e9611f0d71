import JourneyModel

extension NameIndex {
  /// Adds a test; its names are those of the first journey under test.
  mutating func add(_ test: TestSyntax) {
    for journey in test.journeys { add(.journey(journey.text), journey) }
    owner = test.journeys.lazy.compactMap { [journeys] in journeys[$0.text] }.first ?? 0
    if let now = test.now { add(now) }
    for line in test.lines { add(line.kind) }
  }

  /// Adds a line of a test.
  private mutating func add(_ line: TestLineSyntax.Kind) {
    switch line {
    case .user(let fields): add(fields) { .userAttribute($0) }
    case .preferences(let fields): add(fields) { .channel($0) }
    case .request(let fields): add(fields) { [owner] in .binding(owner: owner, $0) }
    case .event(let name, let fields, _):
      add(.event(name.text), name)
      add(fields) { .eventAttribute([name.text], $0) }
    case .advanceTo(let moment): add(moment)
    case .respond(let service, let operation, let fields):
      add(service, operation)
      add(fields) { .operationField(service.text, operation.text, $0) }
    case .fail(let service, let operation): add(service, operation)
    case .force(let split, let label):
      add(.split(owner: owner, split.text), split)
      add(.label(owner: owner, split: split.text, label.text), label)
    case .expect(let expectation): add(expectation)
    case .advance: return
    }
  }

  /// Adds an operation of a service.
  private mutating func add(_ service: NameSyntax, _ operation: NameSyntax) {
    add(.service(service.text), service)
    add(.operation(service.text, operation.text), operation)
  }

  /// Adds what a test expects.
  private mutating func add(_ expectation: ExpectationSyntax) {
    switch expectation {
    case .sent(_, let message, let channel, let arguments, _):
      add(.message(message.text), message)
      if let channel { add(.channel(channel.text), channel) }
      add(arguments) { .messageParameter(message.text, $0) }
    case .called(_, let service, let operation, let arguments):
      add(service, operation)
      add(arguments) { .operationParameter(service.text, operation.text, $0) }
    case .emitted(_, let event, let arguments):
      add(.event(event.text), event)
      add(arguments) { .eventAttribute([event.text], $0) }
    case .waiting(let stage):
      if let stage { add(.stage(owner: owner, stage.text), stage) }
    case .holds(let test): add(test)
    case .nothingSent, .stopped, .completed, .exited, .notEntered, .converted: return
    }
  }
}
