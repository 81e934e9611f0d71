// Lets VS Code ask the server: one function for each thing that can be asked.
"use strict";

const vscode = require("vscode");
const convert = require("./convert");

/** The signs behind which names are offered without being asked for. */
const completionSigns = [".", '"', " ", "(", "{"];

/**
 * Registers everything that can be asked.
 * @param {(method: string, parameters: any) => Promise<any>} ask asks the server; `null` without one
 * @param {any} abilities what the server says it can do
 * @returns {any[]} what is to be disposed of
 */
function register(ask, abilities) {
  const files = { language: "journey" };
  const item = (document) => ({ textDocument: { uri: document.uri.toString() } });
  const place = (document, position) => ({ ...item(document), position });
  const list = async (method, parameters, make) =>
    ((await ask(`textDocument/${method}`, parameters)) || []).map(make);
  const one = async (method, parameters, make) => {
    const result = await ask(`textDocument/${method}`, parameters);
    return result ? make(result) : undefined;
  };
  const legend = abilities.semanticTokensProvider.legend;
  const { languages } = vscode;
  return [
    languages.registerCompletionItemProvider(
      files,
      {
        provideCompletionItems: (document, position) =>
          one("completion", place(document, position), (result) =>
            (result.items || []).map(convert.completionItem)),
      },
      ...completionSigns
    ),
    languages.registerHoverProvider(files, {
      provideHover: (document, position) => one("hover", place(document, position), convert.hover),
    }),
    languages.registerSignatureHelpProvider(
      files,
      {
        provideSignatureHelp: (document, position) =>
          one("signatureHelp", place(document, position), convert.signatureHelp),
      },
      "(", ","
    ),
    languages.registerDefinitionProvider(files, {
      provideDefinition: (document, position) =>
        list("definition", place(document, position), convert.location),
    }),
    languages.registerReferenceProvider(files, {
      provideReferences: (document, position, context) =>
        list("references", { ...place(document, position), context }, convert.location),
    }),
    languages.registerDocumentHighlightProvider(files, {
      provideDocumentHighlights: (document, position) =>
        list("documentHighlight", place(document, position), (light) =>
          new vscode.DocumentHighlight(convert.range(light.range), light.kind - 1)),
    }),
    languages.registerRenameProvider(files, {
      prepareRename: (document, position) =>
        one("prepareRename", place(document, position), (result) => ({
          range: convert.range(result.range), placeholder: result.placeholder,
        })),
      provideRenameEdits: (document, position, newName) =>
        one("rename", { ...place(document, position), newName }, convert.workspaceEdit),
    }),
    languages.registerCodeActionsProvider(
      files,
      {
        provideCodeActions: (document, range, context) =>
          list(
            "codeAction",
            {
              ...item(document), range,
              context: { diagnostics: [], only: context.only && [context.only.value] },
            },
            convert.codeAction),
      },
      {
        providedCodeActionKinds: [
          vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.SourceFixAll,
        ],
      }
    ),
    languages.registerDocumentFormattingEditProvider(files, {
      provideDocumentFormattingEdits: (document, options) =>
        list("formatting", { ...item(document), options }, convert.textEdit),
    }),
    languages.registerDocumentRangeFormattingEditProvider(files, {
      provideDocumentRangeFormattingEdits: (document, range, options) =>
        list("rangeFormatting", { ...item(document), range, options }, convert.textEdit),
    }),
    languages.registerFoldingRangeProvider(files, {
      provideFoldingRanges: (document) =>
        list("foldingRange", item(document), (fold) =>
          new vscode.FoldingRange(
            fold.startLine, fold.endLine,
            fold.kind === "comment" ? vscode.FoldingRangeKind.Comment : undefined)),
    }),
    languages.registerDocumentSymbolProvider(files, {
      provideDocumentSymbols: (document) =>
        list("documentSymbol", item(document), convert.documentSymbol),
    }),
    languages.registerDocumentSemanticTokensProvider(
      files,
      {
        provideDocumentSemanticTokens: (document) =>
          one("semanticTokens/full", item(document), (tokens) =>
            new vscode.SemanticTokens(Uint32Array.from(tokens.data))),
      },
      new vscode.SemanticTokensLegend(legend.tokenTypes, legend.tokenModifiers)
    ),
    languages.registerCodeLensProvider(files, {
      provideCodeLenses: (document) =>
        list("codeLens", item(document), (lens) =>
          new vscode.CodeLens(convert.range(lens.range), lens.command)),
    }),
  ];
}

module.exports = { register };
