/// A table of a page.
struct PageTable {
  /// The names of the columns.
  let header: [String]
  /// The rows: the first cell names its row; a cell that is a number stands to the right.
  var rows: [[Cell]] = []

  /// A cell.
  enum Cell {
    /// Words.
    case text(String)
    /// A line of a script.
    case code(String)
    /// A count.
    case count(Int)
    /// A count with a bar as long as its share of a whole.
    case bar(Int, of: Int)
  }

  /// The table.
  var html: String {
    let head = header.map { "<th scope=\"col\">\(MarkupText.escaped($0))</th>" }.joined()
    let body = rows.map { "<tr>" + $0.map(Self.html).joined() + "</tr>" }
    return """
      <table><thead><tr>\(head)</tr></thead>
      <tbody>\(body.joined(separator: "\n"))</tbody></table>

      """
  }

  /// A cell.
  private static func html(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): return "<td class=\"text\">\(MarkupText.escaped(text))</td>"
    case .code(let text): return "<td class=\"text\"><code>\(MarkupText.escaped(text))</code></td>"
    case .count(let count): return "<td>\(Figures.grouped(count))</td>"
    case .bar(let count, let whole):
      let tenths = whole > 0 ? count * 1000 / whole : 0
      return "<td class=\"bar\"><span style=\"width:\(tenths / 10).\(tenths % 10)%\"></span>"
        + "<b>\(Figures.grouped(count))</b> \(Figures.share(count, of: whole))</td>"
    }
  }
}
