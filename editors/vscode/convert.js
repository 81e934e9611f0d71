// Turns what the Language Server Protocol says into what VS Code takes, and back.
"use strict";

const vscode = require("vscode");

/** A position of the protocol. */
const position = (place) => new vscode.Position(place.line, place.character);

/** A range of the protocol. */
const range = (place) => new vscode.Range(position(place.start), position(place.end));

/** A location of the protocol. */
const location = (place) => new vscode.Location(vscode.Uri.parse(place.uri), range(place.range));

/** A change of one document. */
const textEdit = (edit) => new vscode.TextEdit(range(edit.range), edit.newText);

/** Changes of several documents. */
function workspaceEdit(edit) {
  const result = new vscode.WorkspaceEdit();
  for (const [uri, edits] of Object.entries(edit.changes || {})) {
    result.set(vscode.Uri.parse(uri), edits.map(textEdit));
  }
  return result;
}

/** A finding; the protocol counts severities from 1. */
function diagnostic(finding) {
  const result = new vscode.Diagnostic(range(finding.range), finding.message, finding.severity - 1);
  result.source = finding.source;
  result.code = finding.codeDescription
    ? { value: finding.code, target: vscode.Uri.parse(finding.codeDescription.href) }
    : finding.code;
  result.relatedInformation = (finding.relatedInformation || []).map(
    (note) => new vscode.DiagnosticRelatedInformation(location(note.location), note.message)
  );
  return result;
}

/** Something to write; the protocol counts kinds from 1. */
function completionItem(item) {
  const result = new vscode.CompletionItem(item.label, item.kind - 1);
  result.detail = item.detail;
  result.sortText = item.sortText;
  result.filterText = item.filterText;
  result.range = range(item.textEdit.range);
  result.insertText =
    item.insertTextFormat === 2
      ? new vscode.SnippetString(item.textEdit.newText)
      : item.textEdit.newText;
  return result;
}

/** A part of the outline; the protocol counts kinds from 1. */
function documentSymbol(symbol) {
  const result = new vscode.DocumentSymbol(
    symbol.name, symbol.detail || "", symbol.kind - 1, range(symbol.range),
    range(symbol.selectionRange)
  );
  result.children = (symbol.children || []).map(documentSymbol);
  return result;
}

/** A change that mends something. */
function codeAction(action) {
  const kind = vscode.CodeActionKind.Empty.append(action.kind);
  const result = new vscode.CodeAction(action.title, kind);
  result.edit = workspaceEdit(action.edit);
  result.isPreferred = action.isPreferred;
  return result;
}

/** What is known of a word. */
const hover = (text) =>
  new vscode.Hover(new vscode.MarkdownString(text.contents.value), text.range && range(text.range));

/** What a call takes. */
function signatureHelp(help) {
  const result = new vscode.SignatureHelp();
  result.signatures = help.signatures.map((one) => {
    const signature = new vscode.SignatureInformation(one.label);
    signature.parameters = one.parameters.map((p) => new vscode.ParameterInformation(p.label));
    return signature;
  });
  result.activeSignature = help.activeSignature;
  result.activeParameter = help.activeParameter;
  return result;
}

module.exports = {
  codeAction, completionItem, diagnostic, documentSymbol, hover, location, range, signatureHelp,
  textEdit, workspaceEdit,
};
