public import JourneyModel

/// A script as it was read: every token with its trivia, and the nodes over them.
///
/// The tree is lossless: joining the text of all tokens and their trivia gives back the source.
/// It exists for any input; what is wrong with the input stands in `diagnostics`.
public struct SyntaxTree: Sendable {
  /// The script's source.
  public let source: SourceFile
  /// Every token in order; the last is the end of the file.
  public let tokens: [Token]
  /// The items at the top level.
  public let items: [ItemSyntax]
  /// What lexer and parser found, in the order of the source.
  public let diagnostics: [Diagnostic]
  /// The stretches that could not be read and stand in no node.
  public let unread: [SourceSpan]

  /// Creates a tree.
  public init(
    source: SourceFile, tokens: [Token], items: [ItemSyntax], diagnostics: [Diagnostic],
    unread: [SourceSpan] = []
  ) {
    self.source = source
    self.tokens = tokens
    self.items = items
    self.diagnostics = diagnostics
    self.unread = unread
  }
}

/// A name as written: a word or a quoted text.
public struct NameSyntax: Equatable, Sendable {
  /// The name itself, without quotes.
  public var text: String
  /// Its place.
  public var span: SourceSpan

  /// Creates a name.
  public init(_ text: String, span: SourceSpan) {
    self.text = text
    self.span = span
  }
}

/// A value with its place.
public struct Spanned<Value: Equatable & Sendable>: Equatable, Sendable {
  /// The value.
  public var value: Value
  /// Its place.
  public var span: SourceSpan

  /// Creates a value at a place.
  public init(_ value: Value, span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

/// An item at the top level.
public enum ItemSyntax: Sendable {
  /// `journey NAME "title" … end`.
  case journey(JourneySyntax)
  /// `fragment NAME(a, b) … end`.
  case fragment(FragmentSyntax)
  /// `audience NAME = expr`.
  case audience(DeclarationSyntax)
  /// `constant NAME = expr`.
  case constant(DeclarationSyntax)
  /// `test "…" for … end`.
  case test(TestSyntax)
}

/// A journey.
public struct JourneySyntax: Sendable {
  /// The name.
  public var name: NameSyntax
  /// The title for people.
  public var title: NameSyntax?
  /// The head, in order.
  public var settings: [SettingSyntax]
  /// The steps, in order.
  public var steps: [StepSyntax]
  /// From the word `journey` to its `end`.
  public var span: SourceSpan
}

/// A fragment.
public struct FragmentSyntax: Sendable {
  /// The name.
  public var name: NameSyntax
  /// The parameters.
  public var parameters: [NameSyntax]
  /// The steps, in order.
  public var steps: [StepSyntax]
  /// From the word `fragment` to its `end`.
  public var span: SourceSpan
}

/// An audience or a constant.
public struct DeclarationSyntax: Sendable {
  /// The name.
  public var name: NameSyntax
  /// The expression it stands for.
  public var value: ExpressionSyntax
  /// The whole of it.
  public var span: SourceSpan
}
