/// Writes the areas of stages.
enum SVGStage {
  /// Returns the area of a stage, with its name.
  static func svg(_ area: StageArea) -> [String] {
    guard let first = area.boxes.first else { return [] }
    let shade = area.depth % 2 == 0 ? "stage" : "stage inner"
    let whole = area.boxes.count == 1 ? "" : " open"
    let rects = area.boxes.map { box in
      "<rect class=\"\(shade)\(whole)\" x=\"\(figure(box.left))\" y=\"\(figure(box.top))\" "
        + "width=\"\(figure(box.width))\" height=\"\(figure(box.height))\" rx=\"14\"/>"
    }
    let name = XMLText.escaped(area.name)
    return rects + [
      "<text class=\"stage-name\" x=\"\(figure(first.left + 14))\" "
        + "y=\"\(figure(first.top + 18))\">\(name)</text>"
    ]
  }
}
