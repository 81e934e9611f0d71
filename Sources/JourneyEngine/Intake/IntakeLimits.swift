/// What is taken at the door at most; beyond it an input is refused with a message.
public enum IntakeLimits {
  /// The most bytes of an id or a name: they stand in keys, and every index repeats them.
  public static let idBytesMax = 255
  /// The most bytes of an event's or a user's attributes: every history reads them again.
  public static let payloadBytesMax = 64 << 10
  /// The most bytes of a text field of a user: no name, address or zone is longer.
  public static let textBytesMax = 1_024
  /// The most channels in one user's preferences: more than any workspace has.
  public static let channelsMax = 32
  /// The most bytes of a line: the attributes, all other fields, and as much again for white space
  /// and escapes.
  public static let lineBytesMax = 256 << 10
}
