public import ArgumentParser
public import JourneyTools

/// `journey explain`: tells what a finding means.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what a finding means, with an example.",
    discussion: """
      Example:
        journey explain unbounded-wait
        journey explain J3018

      Without a name it lists everything that can be explained.
      """)

  @Argument(help: ArgumentHelp("The code or the name of a finding.", valueName: "name"))
  var name: String?

  @Option(help: "The form: text or json.")
  var format: Explainer.Format = .text

  func run() throws {
    let explainer = Explainer(format: format)
    try Console.print(name.map { try explainer.explain($0) } ?? explainer.overview())
  }
}

extension Explainer.Format: ExpressibleByArgument {}
