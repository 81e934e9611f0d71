import JourneyDrawing
import JourneyModel
import Testing

/// What every drawing holds, whatever the journey.
@Suite struct LayoutTests {
  @Test func `every state is drawn, but for the ends of rounds and branches`() {
    for definition in Scripts.all {
      let drawn = Set(JourneyPicture(definition).chart.nodes.compactMap(\.stateID))
      for state in definition.states {
        switch state.kind {
        case .again, .join: #expect(!drawn.contains(state.id))
        default: #expect(drawn.contains(state.id), "\(definition.journeyID) lacks \(state.id)")
        }
      }
    }
  }

  @Test(arguments: Scripts.all.indices)
  func `no two boxes overlap, and all is within the canvas`(number: Int) {
    let definition = Scripts.all[number]
    let layout = JourneyPicture(definition).layout()
    let labels = layout.routes.compactMap(\.label?.box)
    let boxes = layout.boxes + labels
    for (index, box) in boxes.enumerated() {
      #expect(box.left >= 0 && box.right <= layout.width, "\(definition.journeyID) \(index)")
      #expect(box.top >= 0 && box.bottom <= layout.height, "\(definition.journeyID) \(index)")
      for other in boxes[(index + 1)...] {
        #expect(!box.overlaps(other), "\(definition.journeyID): \(box) and \(other)")
      }
    }
  }

  @Test(arguments: Scripts.all.indices)
  func `an edge begins at its source and ends at its target`(number: Int) {
    let picture = JourneyPicture(Scripts.all[number])
    let layout = picture.layout()
    for (edge, route) in zip(picture.chart.edges, layout.routes) {
      let (source, target) = (layout.boxes[edge.source], layout.boxes[edge.target])
      let leavesBelow = route.start.y == source.bottom && abs(route.start.x - source.centerX) < 1
      let leavesAside = route.start.x == source.left && route.start.y < source.bottom
      #expect(leavesBelow || leavesAside)
      let meetsAbove = route.end.y == target.top && abs(route.end.x - target.centerX) < 1
      let meetsAside = route.end.x == target.left && route.end.y < target.bottom
      #expect(meetsAbove || meetsAside)
    }
  }

  @Test(arguments: Scripts.all.indices)
  func `a straight piece of an edge runs through no node`(number: Int) {
    let picture = JourneyPicture(Scripts.all[number])
    let layout = picture.layout()
    for (edge, route) in zip(picture.chart.edges, layout.routes) {
      var point = route.start
      for piece in route.pieces {
        defer { point = piece.end }
        guard case .line(let end) = piece else { continue }
        let line = DrawnBox(
          left: min(point.x, end.x), top: min(point.y, end.y), right: max(point.x, end.x) + 0.1,
          bottom: max(point.y, end.y) + 0.1)
        for (node, box) in layout.boxes.enumerated() {
          if node == edge.source || node == edge.target { continue }
          #expect(!box.overlaps(line), "\(picture.chart.title): edge \(edge) through node \(node)")
        }
      }
    }
  }

  @Test func `the area of a stage holds its steps and no others`() throws {
    for definition in Scripts.all {
      let picture = JourneyPicture(definition)
      let layout = picture.layout()
      for (stage, area) in layout.areas.enumerated() {
        for (number, node) in picture.chart.nodes.enumerated() {
          var around = node.stage
          while let one = around, one != stage { around = picture.chart.stages[one].outer }
          let isInside = area.boxes.contains { $0.overlaps(layout.boxes[number]) }
          #expect(isInside == (around == stage), "\(definition.journeyID): \(node.heading)")
        }
      }
    }
  }

  @Test(.timeLimit(.minutes(1))) func `a thousand states are drawn in a moment`() throws {
    var script = "journey big trigger on e\n"
    for number in 0..<170 {
      script += """
        wait up to 2 days
          on came_\(number) send m_\(number) by email
          when user.a > \(number) stop "no"
          otherwise if user.b is \(number) send n_\(number) by sms end
        end

        """
    }
    let definition = try #require(Scripts.definitions(of: script + "end").first)
    #expect(definition.states.count > 800)
    #expect(JourneyPicture(definition).svg().utf8.count > 100_000)
  }

  @Test func `blocks within blocks are drawn in a moment`() throws {
    let depth = 60
    var script = "journey deep trigger on e\n"
    for number in 0..<depth { script += "if user.a > \(number) send m_\(number) by email\n" }
    for number in 0..<depth { script += "otherwise send n_\(number) by email end wait 1 day\n" }
    let definition = try #require(Scripts.definitions(of: script + "end").first)
    let layout = JourneyPicture(definition).layout()
    #expect(layout.width > 0 && layout.height > 0)
  }

  @Test func `links to nothing and circles of their own are drawn too`() {
    let definition = JourneyDefinition(
      journeyID: "odd", triggers: [], settings: JourneySettings(), start: "a",
      states: [
        JourneyState(id: "a", kind: .wait(length: .literal(.missing), upTo: nil, next: "a")),
        JourneyState(id: "b", kind: .emit(event: "e", [], next: "nowhere")),
        JourneyState(id: "b", kind: .end),
        JourneyState(id: "c", kind: .again(loop: "none")),
      ])
    let picture = JourneyPicture(definition)
    #expect(picture.chart.nodes.count == 2)
    #expect(picture.layout().routes.count == 1)
    #expect(JourneyPicture(definition).svg() == picture.svg())
  }
}
