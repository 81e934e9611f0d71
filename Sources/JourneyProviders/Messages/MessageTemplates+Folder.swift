internal import Foundation
internal import JourneyModel

extension MessageTemplates {
  /// Reads the templates of a workspace; files that are no templates are passed over.
  ///
  /// A template that cannot be read is a problem, since the message would leave without it.
  public init(workspace folder: String) throws(Problem) {
    let place = folder + "/" + TemplateName.folder
    let files = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    var templates: [TemplateName: MessageTemplate] = [:]
    for file in files.sorted() {
      guard let name = TemplateName(file: file) else { continue }
      let path = "\(TemplateName.folder)/\(file)"
      guard let data = FileManager.default.contents(atPath: place + "/" + file) else {
        throw Problem(description: "`\(path)` cannot be read")
      }
      let source = SourceFile(name: path, bytes: Array(data))
      do {
        templates[name] = try MessageTemplate(source, part: name.part)
      } catch {
        let line = source.line(at: error.span.start)
        throw Problem(description: "\(path):\(line): \(error.message)")
      }
    }
    self.init(templates)
  }
}
