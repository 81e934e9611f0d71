import Foundation
import JourneyLanguage
import JourneyModel
import JourneyTools
import Testing

/// Tests that are written for what others do not pass are laid out, pass at once, and pass what
/// they claim.
@Suite struct GeneratedTestTests {
  /// A script with the tests that were written for it.
  private struct Written {
    /// What was written.
    var tests: GeneratedTests
    /// The run of the script and of those tests together.
    var run: TestRun
  }

  /// Writes tests for a script, and runs them from a file of their own.
  private func written(for script: String) throws -> Written? {
    let loader = WorkspaceLoader(catalogPath: nil)
    let own = try loader.check([script])
    // Some scripts of the corpus are written for no catalog, or for another one.
    guard own.count(.error) == 0 else { return nil }
    let tests = try TestRun(own, filter: nil, loader: loader).generated()
    let folder = URL(filePath: script).deletingLastPathComponent()
    let catalog = loader.catalogForTests(near: folder.path)
    let file = try TestFile(Array(tests.script.utf8), suffix: ".journey")
    let joined = WorkspaceLoader(catalogPath: catalog)
    let checkup = try joined.check(tests.count == 0 ? [script] : [script, file.path])
    try #require(checkup.count(.error) == 0, "\(script): \(checkup.findings.map(\.diagnostics))")
    return Written(tests: tests, run: try TestRun(checkup, filter: nil, loader: joined))
  }

  @Test func `over all journeys of the repository they pass, and pass what they claim`() throws {
    var (passed, total) = (0, 0)
    for script in PathTests.scripts {
      guard let written = try written(for: script) else { continue }
      let (tests, run) = (written.tests, written.run)
      for result in run.results {
        #expect(result.failure == nil, "\(script): \(String(describing: result.failure))")
      }
      #expect(run.coverage.passedCount == tests.coverage.passedCount, "\(script)")
      #expect(tests.script.isEmpty == (tests.count == 0))
      let source = SourceFile(name: "generated.journey", text: tests.script)
      #expect(tests.count == 0 || Formatter.format(source) == tests.script, "\(script)")
      passed += tests.coverage.passedCount
      total += tests.coverage.totalCount
    }
    #expect(passed * 100 >= total * 90, "\(passed) of \(total)")
  }

  @Test func `they are few and short, and name what happens`() throws {
    let file = try TestFile(
      Array(
        """
        journey j
          trigger on cart where event.total >= 50
          wait 1 hour
          send reminder by email
          wait up to 2 days
            on viewed as view
              call crm.score(email = user.email) as lead or skip
              if lead.score > 80
                stop "hot"
              end
            otherwise
              send last_call by email
          end
        end
        """.utf8), suffix: ".journey")
    let loader = WorkspaceLoader(catalogPath: nil)
    let tests = try TestRun(loader.check([file.path]), filter: nil, loader: loader).generated()
    #expect(
      tests.script == """
        # Written for what the other tests do not pass.

        test "on viewed as view, yes: hot" for j
          user { email: "ana@example.com" }
          event cart { total: 50 }
          advance 1 hour
          expect sent reminder by email
          respond crm.score { score: 81 }
          advance 1 minute
          event viewed {}
          expect called crm.score
          expect stopped "hot"
        end

        test "otherwise, after 2 days: completed" for j
          user { email: "ana@example.com" }
          event cart { total: 50 }
          advance 1 hour
          expect sent reminder by email
          advance 2 days
          expect sent last_call by email
          expect completed
        end

        test "on viewed as view, otherwise: completed" for j
          user { email: "ana@example.com" }
          event cart { total: 50 }
          advance 1 hour
          expect sent reminder by email
          respond crm.score {}
          advance 1 minute
          event viewed {}
          expect called crm.score
          expect completed
        end

        """, "\(tests.script)")
    #expect(tests.summary == "3 tests written: 100.0 % is covered with them")
  }

  @Test func `where everything is passed nothing is written`() throws {
    let file = try TestFile(
      Array(
        """
        journey j trigger on came wait 1 day end
        test "t" for j event came {} advance 1 day expect completed end
        """.utf8), suffix: ".journey")
    let loader = WorkspaceLoader(catalogPath: nil)
    let tests = try TestRun(loader.check([file.path]), filter: nil, loader: loader).generated()
    #expect(tests.script == "" && tests.count == 0)
    #expect(tests.summary == "no test written: 100.0 % is covered")
  }
}

extension WorkspaceLoader {
  /// The catalog of a folder; `nil` where there is none.
  fileprivate func catalogForTests(near folder: String) -> String? {
    Workspace.find(above: folder)?.catalogPath
  }
}
