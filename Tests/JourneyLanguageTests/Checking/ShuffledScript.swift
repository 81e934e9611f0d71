import JourneyLanguage
import JourneyModel

/// A script whose declarations stand in another order: its items, and the settings of each journey.
struct ShuffledScript {
  /// The script in the new order.
  let source: SourceFile

  /// Shuffles a script; what stands between the declarations keeps its place.
  init(_ tree: SyntaxTree, using random: inout SeededGenerator) {
    let parts = tree.items.shuffled(using: &random).map { item in
      Self.text(of: item, in: tree.source, using: &random)
    }
    source = SourceFile(
      name: tree.source.name,
      text: Self.text(SourceSpan(0, tree.source.bytes.count), of: tree.source) {
        zip(tree.items.map(\.span), parts).map { ($0, $1) }
      })
  }

  /// The text of an item with the settings of a journey in another order.
  private static func text(
    of item: ItemSyntax, in source: SourceFile, using random: inout SeededGenerator
  ) -> String {
    guard case .journey(let journey) = item else { return source.text(item.span) }
    let spans = journey.settings.map(\.span)
    let texts = spans.shuffled(using: &random).map(source.text)
    return text(journey.span, of: source) { zip(spans, texts).map { ($0, $1) } }
  }

  /// A stretch of a script in which some parts are replaced, which are in order.
  private static func text(
    _ span: SourceSpan, of source: SourceFile, with parts: () -> [(SourceSpan, String)]
  ) -> String {
    var text = ""
    var place = span.start
    for (part, replacement) in parts() {
      text += source.text(SourceSpan(place, part.start)) + replacement
      place = part.end
    }
    return text + source.text(SourceSpan(place, span.end))
  }
}

extension ItemSyntax {
  /// The whole of it.
  var span: SourceSpan {
    switch self {
    case .journey(let journey): journey.span
    case .fragment(let fragment): fragment.span
    case .audience(let declaration), .constant(let declaration): declaration.span
    case .test(let test): test.span
    }
  }
}
