import JourneyMachine
import JourneyModel

/// A condition of a trigger, ready to be asked of one person after another.
struct AskedCondition {
  /// The program that it stands in.
  let program: Program
  /// The machine that answers.
  let machine: Machine
  /// Where its code begins.
  private let condition: CodeAddress

  /// Compiles the words of a condition over the users and events of a catalog.
  init(_ words: String, _ catalog: String) throws {
    let script =
      "journey asked\n  trigger on order_completed where \(words)\n  stop \"done\"\nend\n"
    program = try Setting.program(script, Setting.catalog(catalog))
    machine = Setting.machine(program)
    guard let condition = program.triggers[0].condition else {
      throw BenchmarkError(description: "the trigger has no condition")
    }
    self.condition = condition
    machine.setInput(now: People.now, number: 1)
  }

  /// Asks it of so many people, each told first; returns of how many it holds.
  @inline(__always)
  func ask(_ people: Int, _ tell: (Int) -> Void) -> Int {
    var held = 0
    for index in 0..<people {
      tell(index)
      if case .value(let value) = machine.evaluate(condition), value.isTrue { held += 1 }
    }
    return held
  }

  /// People's facts, packed.
  func packed(_ people: some Sequence<People.Person>) -> PackedPeople {
    let packed = PackedPeople(
      users: FactRows(of: .users, for: program), events: FactRows(of: .events, for: program))
    for person in people {
      machine.append(user: person.user, to: packed.users)
      machine.append(
        event: "order_completed", at: People.now, attributes: person.event, to: packed.events)
    }
    return packed
  }

  /// Tells the machine of a person whose facts are packed.
  @inline(__always)
  func tell(_ index: Int, of people: PackedPeople) {
    machine.loadUser(index, of: people.users)
    machine.setEvent(index, of: people.events)
  }
}

/// What is known of people and their events, in rows that a machine takes as they are.
struct PackedPeople {
  /// The people.
  let users: FactRows
  /// Their events.
  let events: FactRows
}
