import Foundation
import JourneyTools
import Testing

@Suite struct WorkspaceTests {
  @Test func `the nearest catalog above a file is its workspace's`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
      .resolvingSymlinksInPath()
    let deep = root.appending(path: "acme/mail/spring")
    try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let acme = root.appending(path: "acme").path
    #expect(Workspace.find(above: deep.path) == nil)
    try Data().write(to: root.appending(path: "acme/journey.yaml"))
    for path in ["", "/x.journey", "/mail/spring", "/mail/spring/x.journey", "/mail/../y.journey"] {
      #expect(Workspace.find(above: acme + path) == Workspace(folder: acme), "\(path)")
    }
    try Data().write(to: root.appending(path: "acme/mail/journey.yaml"))
    let found = Workspace.find(above: deep.appending(path: "x.journey").path)
    #expect(found?.catalogPath == "\(acme)/mail/journey.yaml")
  }
}
