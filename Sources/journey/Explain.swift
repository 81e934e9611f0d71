public import ArgumentParser
public import JourneyTools

/// `journey explain`: tells what a finding or a word of the language means.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what a finding or a word of the language means.",
    discussion: """
      Example:
        journey explain unbounded-wait
        journey explain J3018
        journey explain wait

      Without a name it lists everything that can be explained.
      """)

  @Argument(
    help: ArgumentHelp(
      "The code or the name of a finding, or a word of the language.", valueName: "name"),
    completion: .explainedNames)
  var name: String?

  @Option(help: "The form: text or json.")
  var format: Explainer.Format = .text

  func run() throws {
    let explainer = Explainer(format: format)
    try Console.print(name.map { try explainer.explain($0) } ?? explainer.overview())
  }
}

extension Explainer.Format: ExpressibleByArgument {}
