import JourneyModel
import Testing

struct SuggestionTests {
  @Test(arguments: [
    ("snd", "send"), ("wiat", "wait"), ("tigger", "trigger"), ("cart_abandonned", "cart_abandoned"),
    ("WAIT", "wait"), ("stpo", "stop"),
  ])
  func `finds the name that was meant`(wrong: String, meant: String) {
    let names = ["send", "wait", "trigger", "cart_abandoned", "stop", "stage"]
    #expect(Suggestion.closest(to: wrong, among: names) == meant)
  }

  @Test func `a name of other letters has no suggestion`() {
    #expect(Suggestion.closest(to: "order_placed", among: ["send", "wait", "cart_viewed"]) == nil)
    #expect(Suggestion.closest(to: "ab", among: ["cb"]) == nil)
    #expect(Suggestion.closest(to: "", among: ["a"]) == nil)
  }

  @Test func `a name that differs only in case comes before a closer one`() {
    #expect(Suggestion.closest(to: "PLAN", among: ["plans", "plan"]) == "plan")
  }
}
