import CAllocations
import JourneyLanguage
import JourneyMachine
import JourneyModel
import Testing

/// A journey whose condition asks of everything that a thousand users are asked in a second.
private let script = """
  journey asked
    trigger on order_completed where user.country is in ["DE", "FR"] and event.total > 50
      and user.subscribed and user.tags contains "vip" and user.email contains "@EXAMPLE"
      and user.last_order_at is less than 30 days ago
    wait 1 day
    stop "done"
  end
  """

/// What the condition is about: that the tags are a list cannot be told from its words.
private var catalog: Catalog {
  var catalog = Catalog()
  let types: KeyValuePairs<String, ValueType> = [
    "country": .text, "subscribed": .boolean, "tags": .list(.text), "last_order_at": .moment,
  ]
  catalog.userAttributes = types.map { .init(name: $0.key, type: $0.value, isRequired: false) }
  return catalog
}

/// A user who satisfies it.
private let user = Array(
  """
  {"id":"u1","country":"FR","subscribed":true,"tags":["new","vip"],"email":"Ann@example.com",
   "last_order_at":"2030-01-01T09:00:00Z"}
  """.utf8)

/// A user who does not.
private let other = Array("{\"id\":\"u2\",\"country\":\"GB\",\"subscribed\":true}".utf8)

/// The event.
private let order = Array("{\"total\":80.5}".utf8)

@Suite struct MemoryTests {
  let machine: Machine
  let condition: CodeAddress

  init() throws {
    let result = Compiler(catalog: catalog).compile(SourceFile(name: "asked", text: script))
    let definition = try #require(result.definitions.first, "\(result.diagnostics)")
    let program = try Program(definition)
    machine = Machine(program: program, zones: ZoneTable(load: zoneFile), workspaceZone: 0)
    condition = try #require(program.triggers[0].condition)
    machine.setInput(now: Desk.monday, number: 1)
  }

  /// What the condition answers.
  private func holds() -> Bool {
    guard case .value(let value) = machine.evaluate(condition) else { return false }
    return value.isTrue
  }

  /// How often memory is asked for while `body` is run for the second time and later.
  private func allocations(_ body: () -> Void) -> Int {
    body()
    let before = allocations_of_this_thread()
    for _ in 0..<1000 { body() }
    return allocations_of_this_thread() - before
  }

  @Test func `asking a condition takes no memory`() {
    machine.loadUser(user)
    machine.setEvent(name: "order_completed", at: Desk.monday, attributes: order)
    #expect(holds())
    #expect(allocations { _ = holds() } == 0)
  }

  /// Rows of both users.
  private func users() -> FactRows {
    let rows = FactRows(of: .users, for: machine.program)
    machine.append(user: user, to: rows)
    machine.append(user: other, to: rows)
    return rows
  }

  /// Rows of an order and of a cheap one.
  private func orders() -> FactRows {
    let rows = FactRows(of: .events, for: machine.program)
    for order in [order, Array("{\"total\":5}".utf8)] {
      machine.append(event: "order_completed", at: Desk.monday, attributes: order, to: rows)
    }
    return rows
  }

  @Test func `telling packed facts takes no memory`() {
    let users = users()
    let orders = orders()
    let count = allocations {
      for user in 0..<users.count {
        for order in 0..<orders.count {
          machine.loadUser(user, of: users)
          machine.setEvent(order, of: orders)
          _ = holds()
        }
      }
    }
    #expect(count == 0)
  }

  @Test func `packed facts answer as the JSON they were read from`() {
    let users = users()
    let orders = orders()
    machine.loadUser(0, of: users)
    machine.setEvent(0, of: orders)
    #expect(holds())
    machine.loadUser(1, of: users)
    #expect(!holds())
    machine.loadUser(0, of: users)
    machine.setEvent(1, of: orders)
    #expect(!holds())
    machine.setEvent(0, of: orders)
    #expect(holds())
    machine.clearEvent()
    #expect(!holds())
  }

  @Test func `facts packed for another program are not taken`() throws {
    let rows = try MemoryTests().users()
    machine.setEvent(name: "order_completed", at: Desk.monday, attributes: order)
    machine.loadUser(other)
    machine.loadUser(0, of: rows)
    #expect(!holds())
    let own = FactRows(of: .users, for: machine.program)
    machine.append(event: "order_completed", at: Desk.monday, attributes: order, to: own)
    #expect(own.count == 0)
  }
}
