internal import ArgumentParser
internal import JourneyTools

/// `journey preview`.
struct Preview: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what a message will look like.",
    discussion: """
      Example:
        journey preview cart_reminder --workspace examples/shop --with '{"name": "Ana"}'

      A parameter that is left out is made up. Nothing is sent.
      """)

  @Argument(help: "The message.")
  var message: String

  @Option(help: "The workspace: a folder with a `journey.yaml`.", completion: .directory)
  var workspace = "."

  @Option(help: "The channel; without one, each that has a template.")
  var channel: String?

  @Option(help: ArgumentHelp("The parameters, as JSON.", valueName: "json"))
  var with = "{}"

  @Option(help: "The form: text or json.")
  var format: Form = .text

  /// How the answer is written.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func run() throws {
    let parts = try MessagePreview(above: workspace).render(message, channel: channel, with: with)
    switch format {
    case .text: print(MessagePreview.text(parts))
    case .json: print(MessagePreview.json(message, parts))
    }
  }
}
