import Foundation
import Testing

/// What the shells offer when Tab is pressed, asked of the shells themselves.
@Suite struct ShellCompletionTests {
  /// A folder with a script, a file of events, and the completions.
  private let folder = TemporaryFolder()

  init() {
    folder.write("welcome.journey", "")
    folder.write("events.ndjson", "")
    folder.write("notes.txt", "")
  }

  /// What a shell offers after a line.
  private func offered(by shell: String, after line: String) throws -> Set<String> {
    let made = try Command.run("--generate-completion-script", shell)
    #expect(made.status == 0)
    folder.write("completions", made.output)
    folder.write("ask", Self.question(of: shell, for: line))
    let path = "PATH=\"$(dirname '\(Command.path)'):$PATH\""
    let outcome = try Command.shell("\(path) \(shell) ask", in: folder.path)
    #expect(outcome.status == 0, "\(outcome.messages)")
    let words = outcome.output.split(whereSeparator: \.isNewline).map { answer in
      answer.split(separator: "\t").first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    }
    return Set(words)
  }

  /// How each shell is asked what it would offer.
  private static func question(of shell: String, for line: String) -> String {
    switch shell {
    case "fish":
      return "source completions\ncomplete -C '\(line)'\n"
    case "bash":
      return """
        source completions
        COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
        read -ra COMP_WORDS <<<"$COMP_LINE"
        [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _journey journey "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\\n' "${COMPREPLY[@]}"

        """
    default:
      return "zsh -n completions && grep -o \"'[a-z]*:\" completions | tr -d \"':\"\n"
    }
  }

  @Test(arguments: ["bash", "fish", "zsh"])
  func `verbs are offered`(shell: String) throws {
    let words = try offered(by: shell, after: "journey c")
    #expect(words.isSuperset(of: ["catalog", "check", "compile"]), "\(words)")
  }

  @Test(arguments: ["bash", "fish"])
  func `scripts are offered where scripts are meant`(shell: String) throws {
    let words = try offered(by: shell, after: "journey fmt ")
    #expect(words.contains("welcome.journey"), "\(words)")
    #expect(!words.contains("notes.txt"), "\(words)")
  }

  @Test(arguments: ["bash", "fish"])
  func `forms are offered after their option`(shell: String) throws {
    let words = try offered(by: shell, after: "journey graph --format ")
    #expect(words.isSuperset(of: ["svg", "mermaid", "dot"]), "\(words)")
  }

  /// Only bash can be asked: outside a terminal, fish does not tell what has been typed.
  @Test func `what can be explained is offered`() throws {
    let words = try offered(by: "bash", after: "journey explain unbounded")
    #expect(words.contains("unbounded-wait"), "\(words)")
  }
}
