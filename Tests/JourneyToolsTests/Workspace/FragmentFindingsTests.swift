import JourneyModel
import JourneyTools
import Testing

/// What holds for the values of one use of a fragment is no mistake of the fragment.
@Suite struct FragmentFindingsTests {
  /// A fragment that asks for a plan, and journeys around uses of it.
  private func names(_ journeys: String) -> [String] {
    let script = """
      fragment greet(limit)
        if user.points > limit
          send big_thanks by email
        otherwise
          send small_thanks by email
        end
        wait 2 days
      end
      \(journeys)
      """
    let source = SourceFile(name: "greetings.journey", text: script)
    return SourceCheck(catalog: nil).findings(in: source).map(\.code.name)
  }

  /// A journey that uses the fragment for those with more than a hundred points.
  private let rich = """
    journey rich
      trigger on account_created where user.points > 100
      use greet(50)
    end
    """

  @Test func `a condition that holds in the only use is one that always holds`() {
    #expect(names(rich) == ["constant-condition"])
  }

  @Test func `a condition that another use of the journey needs is none, whatever it is given`() {
    let twice = """
      journey twice
        trigger on account_created
        if user.points > 100
          use greet(50)
        end
        use greet(500)
      end
      """
    #expect(names(twice) == [])
  }

  @Test func `a condition that another journey needs is none`() {
    #expect(names(rich + "\njourney all trigger on visit use greet(50) end") == [])
  }

  @Test func `a promise is proved where such a condition stands in the way`() {
    let promising = rich.replacing("  use", with: "  promise ends within 1 day\n  use")
    let found = names(promising + "\njourney all trigger on visit use greet(50) end")
    #expect(found == ["broken-promise"])
  }
}
