internal import Foundation

/// The address of a document as clients write it, and as a path.
enum DocumentAddress {
  /// Returns the path that a URI tells; a document without a file lies in `folder`, under its name.
  static func path(of uri: String, in folder: String) -> String {
    if let url = URL(string: uri), url.isFileURL {
      return url.standardizedFileURL.path(percentEncoded: false)
    }
    let name = uri.split(whereSeparator: { $0 == "/" || $0 == ":" }).last ?? "script"
    let isNamed = [".journey", ".yaml", ".json"].contains { name.hasSuffix($0) }
    return "\(folder)/\(name)\(isNamed ? "" : ScriptFinder.suffix)"
  }

  /// Returns the URI of a file.
  static func uri(of path: String) -> String {
    URL(filePath: path).standardizedFileURL.absoluteString
  }
}
