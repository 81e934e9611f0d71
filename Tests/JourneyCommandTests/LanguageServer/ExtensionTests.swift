import Foundation
import Testing

/// The folder that VS Code takes, run in a stand-in for VS Code against the built command.
@Suite(.enabled(if: LanguageClient.hasNode, "needs node")) struct ExtensionTests {
  private let folder = TemporaryFolder()

  /// As much of VS Code as the extension uses, and an editor who opens a script with a mistake.
  private static let editor = #"""
    const Module = require("module");
    const [extension, command, folder] = process.argv.slice(1);
    setTimeout(() => process.exit(3), 60000).unref();
    const disposable = { dispose() {} };
    const event = () => disposable;
    class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
    class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
    class Plain { constructor(...parts) { this.parts = parts; } }
    class Uri {
      constructor(text) { this.text = text; this.path = decodeURI(text.replace(/^[a-z-]+:(\/\/)?/, "")); }
      get fsPath() { return this.path; }
      toString() { return this.text; }
      static parse(text) { return new Uri(text); }
    }
    class WorkspaceEdit { constructor() { this.edits = {}; } set(uri, edits) { this.edits[uri] = edits; } }
    class Kind { constructor(value) { this.value = value; } append(more) { return new Kind(more); } }
    const providers = {};
    const languages = new Proxy({
      createDiagnosticCollection: () => ({
        set: (uri, found) => told(found), clear() {}, dispose() {} }),
    }, {
      get: (own, name) => own[name] || ((files, provider) => { providers[name] = provider; return disposable; }),
    });
    const text = "journey j\n  trigger on vsited\n\n  stop\nend\n";
    const document = {
      languageId: "journey", version: 1, uri: new Uri(`file://${folder}/j.journey`), getText: () => text,
    };
    const vscode = new Proxy({
      Position, Range, Uri, WorkspaceEdit, languages,
      CodeActionKind: { Empty: new Kind(""), QuickFix: new Kind("quickfix"), SourceFixAll: new Kind("source.fixAll") },
      FoldingRangeKind: { Comment: 1 },
      window: { showErrorMessage: (message) => { console.log(message); process.exit(4); } },
      commands: { registerCommand: event },
      workspace: {
        workspaceFolders: [{ uri: new Uri(`file://${folder}`) }], textDocuments: [document],
        getConfiguration: () => ({ get: () => command }),
        createFileSystemWatcher: () => ({ onDidCreate: event, onDidChange: event, onDidDelete: event, dispose() {} }),
        onDidOpenTextDocument: event, onDidChangeTextDocument: event, onDidCloseTextDocument: event,
        onDidSaveTextDocument: event, registerTextDocumentContentProvider: event,
      },
    }, { get: (own, name) => own[name] || Plain });
    const load = Module._load;
    Module._load = (name, ...more) => (name === "vscode" ? vscode : load(name, ...more));
    const { activate, deactivate } = require(extension);
    let done = false;
    async function told(found) {
      if (done || found.length === 0) return;
      done = true;
      const call = (provider, method, ...more) => providers[`register${provider}Provider`][method](document, ...more);
      const place = new Position(1, 15);
      const result = {
        finding: found[0].parts[1],
        completion: (await call("CompletionItem", "provideCompletionItems", place)).map((item) => item.parts[0]),
        hover: (await call("Hover", "provideHover", place)).parts[0].parts[0],
        actions: (await call("CodeActions", "provideCodeActions", new Range(place, place), {})).map((one) => one.parts[0]),
        rename: Object.keys((await call("Rename", "provideRenameEdits", new Position(0, 8), "other")).edits).length,
        layout: (await call("DocumentFormattingEdit", "provideDocumentFormattingEdits", {})).length,
        folds: (await call("FoldingRange", "provideFoldingRanges")).length,
        outline: (await call("DocumentSymbol", "provideDocumentSymbols"))[0].parts[0],
        tokens: (await call("DocumentSemanticTokens", "provideDocumentSemanticTokens")).parts[0].length,
        lenses: (await call("CodeLens", "provideCodeLenses")).map((lens) => lens.parts[1].command),
        definition: (await call("Definition", "provideDefinition", new Position(0, 8))).length,
        references: (await call("Reference", "provideReferences", new Position(0, 8), { includeDeclaration: true })).length,
        lights: (await call("DocumentHighlight", "provideDocumentHighlights", new Position(0, 8))).length,
      };
      await deactivate();
      console.log(JSON.stringify(result));
      process.exit(0);
    }
    activate({ subscriptions: [] });
    """#

  @Test func `the extension shows what the server says`() throws {
    folder.write("journey.yaml", "events: { visited: { page: text } }\n")
    folder.write("editor.js", Self.editor)
    let path = Command.repository.appending(path: "editors/vscode/extension.js").path
    let outcome = try Command.shell(
      "node -e \"$(cat editor.js)\" '\(path)' '\(Command.path)' '\(folder.path)'", in: folder.path)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.messages)")
    let said = JSON(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)))
    #expect(said.finding.text?.hasPrefix("no event is called `vsited`") ?? false)
    #expect(said.completion.array.contains { $0.text == "visited" })
    #expect(said.hover.text?.contains("event vsited") ?? false)
    #expect(said.actions[0].text == "Change to `visited`")
    #expect(said.rename.int == 1 && said.layout.int == 0 && said.folds.int == 1)
    #expect(said.outline.text == "j" && said.tokens.int == 35)
    #expect(said.lenses.array.map(\.text) == ["journey.showGraph"])
    #expect(said.definition.int == 1 && said.references.int == 1 && said.lights.int == 1)
  }
}
