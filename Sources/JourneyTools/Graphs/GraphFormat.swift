internal import JourneyDrawing

/// The forms of a drawing.
public enum GraphFormat: String, CaseIterable, Sendable {
  /// A picture.
  case svg
  /// Text that wikis and chats draw.
  case mermaid
  /// Text for Graphviz.
  case dot

  /// The form that the name of a file asks for; Mermaid if it asks for none.
  public init(file path: String) {
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last
    switch ending?.lowercased() {
    case "svg": self = .svg
    case "dot", "gv": self = .dot
    default: self = .mermaid
    }
  }

  /// Returns a drawing in this form.
  func text(of picture: JourneyPicture) -> String {
    switch self {
    case .svg: return picture.svg()
    case .mermaid: return picture.mermaid()
    case .dot: return picture.dot()
    }
  }
}
