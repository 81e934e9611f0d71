/// Small icons, drawn as lines in a square of 16.
enum SVGIcon {
  /// Returns the icon of a kind of node.
  static func path(of kind: FlowNode.Kind) -> String {
    switch kind {
    case .trigger: "M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z"
    case .wait: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 1 0 8 1.8M8 4.6V8l2.4 1.6"
    case .send: "M14.2 1.8 7 9M14.2 1.8 9.8 14.2 7 9 1.8 6.2z"
    case .call: "M4.6 4.2 1.6 8l3 3.8M11.4 4.2l3 3.8-3 3.8M9.2 3.4 6.8 12.6"
    case .change: "M3 13l.6-2.8L10.8 3a1.2 1.2 0 0 1 1.7 0l.5.5a1.2 1.2 0 0 1 0 1.7L5.8 12.4z"
    case .emit:
      "M8 8h.01M5.6 10.4a3.4 3.4 0 0 1 0-4.8M10.4 5.6a3.4 3.4 0 0 1 0 4.8"
        + "M3.5 12.5a6.4 6.4 0 0 1 0-9M12.5 3.5a6.4 6.4 0 0 1 0 9"
    case .condition: "M8 1.6 14.4 8 8 14.4 1.6 8zM8 5.2v3.4M8 10.6v.2"
    case .split: "M8 14.2V9.6L3.6 5M8 9.6 12.4 5M3.4 8V4.8h3.2M12.6 8V4.8H9.4"
    case .loop:
      "M12.8 6A5.2 5.2 0 0 0 3.4 5.2M3.2 10a5.2 5.2 0 0 0 9.4.8"
        + "M12.9 2.6V6H9.5M3.1 13.4V10h3.4"
    case .stop: "M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4zM5.4 8h5.2"
    case .end: "M4 14.2V2.2M4 2.8h8.2l-2 2.8 2 2.8H4"
    case .fork, .join: ""
    }
  }

  /// Returns the icon of a channel; a paper plane for one that has none of its own.
  static func path(ofChannel channel: String) -> String {
    switch channel.lowercased() {
    case "email", "mail", "letter", "post": "M1.8 3.5h12.4v9H1.8zM2 4l6 4.8L14 4"
    case "push", "web_push", "notification":
      "M3.5 11.5h9l-1.2-1.8V6.8a3.3 3.3 0 0 0-6.6 0v2.9zM6.6 13.6h2.8"
    case "sms", "chat", "whatsapp", "messenger", "viber", "telegram", "rcs":
      "M2 2.8h12v8H7.2L4 13.4v-2.6H2z"
    case "in_app", "in app", "inapp", "app", "phone": "M4.5 1.8h7v12.4h-7zM7 12h2"
    default: path(of: .send)
    }
  }
}
