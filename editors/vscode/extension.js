// Journey for VS Code: starts `journey lsp`, keeps it informed, and lets the editor ask it.
//
// It uses nothing but what VS Code brings, so that the folder works as it is.
"use strict";

const { execFile } = require("child_process");
const vscode = require("vscode");
const { Server } = require("./server");
const convert = require("./convert");
const { register } = require("./providers");

/** How often a server that has gone is started again. */
const restartsMax = 3;

let server;
let restarts = 0;
let registrations = [];

/** The path of the command. */
const command = () => vscode.workspace.getConfiguration("journey").get("path") || "journey";

/** The folder that is open. */
const folder = () => (vscode.workspace.workspaceFolders || [])[0];

/** `true` for what the server looks at: scripts, and the catalog of a workspace. */
const isOurs = (document) =>
  document.languageId === "journey" || document.uri.path.endsWith("/journey.yaml");

/** Called by VS Code when the first script is opened. */
async function activate(context) {
  const findings = vscode.languages.createDiagnosticCollection("journey");
  const { workspace } = vscode;
  const watcher = workspace.createFileSystemWatcher("**/journey.yaml");
  const touched = (type) => (uri) =>
    tell("workspace/didChangeWatchedFiles", { changes: [{ uri: uri.toString(), type }] });
  context.subscriptions.push(
    findings,
    watcher,
    watcher.onDidCreate(touched(1)),
    watcher.onDidChange(touched(2)),
    watcher.onDidDelete(touched(3)),
    workspace.onDidOpenTextDocument(open),
    workspace.onDidChangeTextDocument(change),
    workspace.onDidCloseTextDocument(close),
    workspace.onDidSaveTextDocument((document) => {
      if (isOurs(document)) tell("textDocument/didSave", { textDocument: name(document) });
    }),
    vscode.commands.registerCommand("journey.runTest", runTest),
    vscode.commands.registerCommand("journey.showGraph", showGraph),
    workspace.registerTextDocumentContentProvider("journey-explain", {
      provideTextDocumentContent: (uri) => output(["explain", uri.path]),
    })
  );
  await start(findings);
}

/** Starts a server and tells it of what is open. */
async function start(findings) {
  const path = folder() && folder().uri.fsPath;
  server = new Server(command(), path, (method, parameters) => {
    if (method !== "textDocument/publishDiagnostics") return;
    findings.set(vscode.Uri.parse(parameters.uri), parameters.diagnostics.map(convert.diagnostic));
  }, (reason) => restart(findings, reason));
  try {
    const { capabilities } = await server.request("initialize", {
      processId: process.pid,
      rootUri: folder() ? folder().uri.toString() : null,
      initializationOptions: {
        opensPages: true, runsCommands: true,
        data: vscode.workspace.getConfiguration("journey").get("data") || "",
      },
      capabilities: {
        textDocument: {
          completion: { completionItem: { snippetSupport: true } },
          hover: { contentFormat: ["markdown", "plaintext"] },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        },
      },
    });
    server.notify("initialized", {});
    registrations.forEach((one) => one.dispose());
    registrations = register(ask, capabilities);
    vscode.workspace.textDocuments.forEach(open);
  } catch {
    // Its end has been told.
  }
}

/** Starts a server that has gone again, unless that keeps happening. */
function restart(findings, reason) {
  findings.clear();
  server = undefined;
  if (/ENOENT/.test(reason) || ++restarts > restartsMax) {
    vscode.window.showErrorMessage(
      `Journey: ${reason}. Is the command there? Its path is the setting journey.path.`);
    return;
  }
  start(findings);
}

/** Tells the server something, if there is one. */
function tell(method, parameters) {
  if (server) server.notify(method, parameters);
}

/** Asks the server something; nothing if there is none. */
const ask = (method, parameters) => (server ? server.request(method, parameters) : null);

/** A document as the protocol names it. */
const name = (document) => ({ uri: document.uri.toString() });

/** Tells of a document that was opened. */
function open(document) {
  if (!isOurs(document)) return;
  tell("textDocument/didOpen", {
    textDocument: {
      ...name(document), languageId: document.languageId, version: document.version,
      text: document.getText(),
    },
  });
}

/** Tells of a change: its parts come last place first, so that each holds where it is. */
function change({ document, contentChanges }) {
  if (!isOurs(document) || contentChanges.length === 0) return;
  tell("textDocument/didChange", {
    textDocument: { ...name(document), version: document.version },
    contentChanges: contentChanges.map(({ range, text }) => ({ range, text })),
  });
}

/** Tells of a document that was closed. */
function close(document) {
  if (isOurs(document)) tell("textDocument/didClose", { textDocument: name(document) });
}

/** What the command writes. */
function output(parameters) {
  const options = { cwd: folder() && folder().uri.fsPath, maxBuffer: 1 << 26 };
  return new Promise((resolve) => {
    execFile(command(), parameters, options, (error, text, complaint) =>
      resolve(error ? complaint || error.message : text));
  });
}

/** Runs a test of a script in a terminal. */
function runTest(uri, title) {
  const terminal =
    vscode.window.terminals.find((one) => one.name === "journey") ||
    vscode.window.createTerminal("journey");
  const quoted = (text) => `'${text.replace(/'/g, "'\\''")}'`;
  const path = vscode.Uri.parse(uri).fsPath;
  terminal.show(true);
  terminal.sendText(`${quoted(command())} test ${quoted(path)} --filter ${quoted(title)}`);
}

/** Draws a journey beside its script. */
async function showGraph(uri, title) {
  const path = vscode.Uri.parse(uri).fsPath;
  const drawing = await output(["graph", path, "--journey", title, "--format", "svg"]);
  const panel = vscode.window.createWebviewPanel(
    "journey.graph", title, vscode.ViewColumn.Beside, {});
  const isDrawing = drawing.trimStart().startsWith("<");
  const text = drawing.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  panel.webview.html = isDrawing
    ? `<body style="background: white">${drawing}</body>` : `<pre>${text}</pre>`;
}

/** Called by VS Code when it ends. */
async function deactivate() {
  registrations.forEach((one) => one.dispose());
  if (server) await server.end();
}

module.exports = { activate, deactivate };
