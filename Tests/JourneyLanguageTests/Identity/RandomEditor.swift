import JourneyLanguage
import JourneyModel

/// Edits a script as an author does, in one place.
struct RandomEditor {
  /// The tree of the script.
  let tree: SyntaxTree
  /// The steps that may be put in.
  private let newSteps: [String]
  /// The blocks of the script, each with its steps.
  private let blocks: [[StepSyntax]]

  /// Prepares edits of a script that is compiled with a catalog.
  init(_ tree: SyntaxTree, catalog: Catalog?) {
    self.tree = tree
    newSteps = ["let something_new = 4711", "wait 13 minutes"] + Self.sends(with: catalog)
    let inside = tree.steps.flatMap(\.blocks)
    blocks = (tree.journeys.map(\.steps) + inside).filter { !$0.isEmpty }
  }

  /// Messages that can be sent without more ado.
  private static func sends(with catalog: Catalog?) -> [String] {
    guard let messages = catalog?.messages else { return ["send something_new by email"] }
    let plain = messages.filter { message in
      message.kind == .marketing && message.parameters.allSatisfy { !$0.isRequired }
    }
    return plain.map { "send \($0.name) by \($0.channels.first ?? "email")" }
  }

  /// Returns an edit of one sort; `nil` if the script has no place for it.
  func edit(_ kind: RandomEdit.Kind, using random: inout SeededGenerator) -> RandomEdit? {
    switch kind {
    case .insert: insertion(using: &random)
    case .delete: deletion(using: &random)
    case .move: move(using: &random)
    case .change: change(using: &random)
    case .renameStage: renaming(using: &random)
    case .twinBeside, .twinAbove, .twinBelow: twin(kind, using: &random)
    }
  }

  /// What replaces nothing: a step in front of another, or behind the last of its block.
  private func insertion(
    of text: String, at index: Int, in block: [StepSyntax]
  ) -> RandomEdit.Replacement {
    if index < block.count {
      let start = block[index].span.start
      return .init(span: SourceSpan(start, start), text: text + "\n")
    }
    let end = block[block.count - 1].span.end
    return .init(span: SourceSpan(end, end), text: "\n" + text)
  }

  /// A new step anywhere.
  private func insertion(using random: inout SeededGenerator) -> RandomEdit? {
    guard let block = blocks.randomElement(using: &random),
      let text = newSteps.randomElement(using: &random)
    else { return nil }
    let index = Int.random(in: 0...block.count, using: &random)
    return RandomEdit(.insert, [insertion(of: text, at: index, in: block)])
  }

  /// Any step gone.
  ///
  /// Of two same steps in a row it is the second: the script is the same whichever goes.
  private func deletion(using random: inout SeededGenerator) -> RandomEdit? {
    guard let (block, index) = place(using: &random) else { return nil }
    var last = index
    while last + 1 < block.count, text(block[last + 1]) == text(block[index]) { last += 1 }
    let span = block[last].span
    return RandomEdit(.delete, [.init(span: span, text: "")], removed: span)
  }

  /// Any step put somewhere else.
  private func move(using random: inout SeededGenerator) -> RandomEdit? {
    guard let (block, index) = place(using: &random),
      let other = blocks.randomElement(using: &random)
    else { return nil }
    let span = block[index].span
    let target = insertion(
      of: text(block[index]), at: Int.random(in: 0...other.count, using: &random), in: other)
    let isInside = span.start <= target.span.start && target.span.start <= span.end
    if isInside { return nil }
    return RandomEdit(.move, [.init(span: span, text: ""), target], removed: span)
  }

  /// A number or a text of a step of its own changed.
  private func change(using random: inout SeededGenerator) -> RandomEdit? {
    guard let (block, index) = place(using: &random) else { return nil }
    let step = block[index]
    let own = tree.tokens.filter { token in
      let isInside = step.span.start <= token.span.start && token.span.end <= step.span.end
      let inner = step.blocks.joined().contains { inner in
        inner.span.start <= token.span.start && token.span.end <= inner.span.end
      }
      return isInside && !inner && (token.kind == .number || token.kind == .text)
    }
    guard let token = own.randomElement(using: &random) else { return nil }
    let old = tree.source.text(token.span)
    let new = token.kind == .number ? old + "1" : String(old.dropLast()) + " anew\""
    return RandomEdit(
      .change, [.init(span: token.span, text: new)], reworded: step.span)
  }

  /// Another name for a stage, wherever it stands.
  private func renaming(using random: inout SeededGenerator) -> RandomEdit? {
    let names = tree.steps.compactMap { step -> NameSyntax? in
      if case .stage(let name, _) = step.kind { return name }
      return nil
    }
    guard let name = names.randomElement(using: &random) else { return nil }
    let words: Set = ["stage", "to", "passes", "at"]
    let places = zip(tree.tokens, tree.tokens.dropFirst()).filter { before, token in
      words.contains(before.value) && token.value == name.text
    }
    return RandomEdit(
      .renameStage, places.map { .init(span: $0.1.span, text: "quite_another_name") })
  }

  /// A step once more in its block.
  ///
  /// Two same steps in a row are the same script whichever is the new one: it is the second.
  private func twin(
    _ kind: RandomEdit.Kind, using random: inout SeededGenerator
  ) -> RandomEdit? {
    guard let (block, index) = place(using: &random) else { return nil }
    let places: Range<Int> =
      switch kind {
      case .twinAbove: 0..<index
      case .twinBelow: index + 2..<max(index + 2, block.count + 1)
      default: index + 1..<index + 2
      }
    guard let place = places.randomElement(using: &random) else { return nil }
    return RandomEdit(kind, [insertion(of: text(block[index]), at: place, in: block)])
  }

  /// A step of a block that stands for no other.
  private func place(
    using random: inout SeededGenerator
  ) -> (block: [StepSyntax], index: Int)? {
    guard let block = blocks.randomElement(using: &random) else { return nil }
    let index = Int.random(in: block.indices, using: &random)
    return block[index].isUse ? nil : (block, index)
  }

  /// The text of a step.
  private func text(_ step: StepSyntax) -> String { tree.source.text(step.span) }
}
