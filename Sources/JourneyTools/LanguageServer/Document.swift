internal import JourneyLanguage
internal import JourneyModel

/// A text that is open in an editor, or a file beside one, as it stands at one moment.
///
/// It never changes; a change makes another document.
final class Document {
  /// What a document is.
  enum Kind {
    /// A script.
    case script
    /// The catalog of a workspace.
    case catalog
    /// A definition.
    case definition
  }

  /// What the client calls it.
  let uri: String
  /// Where it lies, or would lie.
  let path: String
  /// The version that the client counts.
  let version: Int
  /// Its text.
  let source: SourceFile
  /// Where lines and characters are.
  let positions: PositionMap
  /// What characters are counted in.
  let encoding: PositionEncoding
  /// The script as it was read.
  private(set) lazy var tree = Parser.parse(source)
  /// What the script names.
  private(set) lazy var names = NameIndex(tree)

  /// Creates a document.
  init(
    uri: String, path: String, version: Int, bytes: [UInt8], encoding: PositionEncoding
  ) {
    self.uri = uri
    self.path = path
    self.version = version
    self.encoding = encoding
    source = SourceFile(name: path, bytes: bytes)
    positions = PositionMap(bytes, encoding: encoding)
  }

  /// What it is.
  var kind: Kind {
    if path.hasSuffix("/" + Workspace.catalogName) { return .catalog }
    return source.isDefinition ? .definition : .script
  }

  /// Returns the document after changes that the client tells.
  func changed(by changes: [JSONNode], version: Int) -> Document {
    var document = self
    for change in changes {
      let text = Array((change.member("text")?.text ?? "").utf8)
      var bytes = text
      if let span = document.positions.span(change.member("range")) {
        bytes = document.source.bytes
        bytes.replaceSubrange(span.start..<span.end, with: text)
      }
      document = Document(
        uri: uri, path: path, version: version, bytes: bytes, encoding: encoding)
    }
    return document
  }

  /// A place in the document as the protocol writes it.
  func location(_ span: SourceSpan) -> JSONNode {
    .object(["uri": .text(uri), "range": positions.range(span)])
  }
}
