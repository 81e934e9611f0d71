/// The limits of tokens, each with its reason.
public enum TokenLimits {
  /// The most bytes of a token: ten times what one of ours has, and little to read for nothing.
  public static let bytesMax = 4_096
  /// The longest life of a token: who is trusted for longer asks for a new one in between.
  public static let lifeSecondsMax: Int64 = 30 * 86_400
  /// How far the clocks of two machines may be apart.
  public static let skewSeconds: Int64 = 60
  /// The bytes of a secret: what the checksum of its signatures has.
  public static let secretBytes = 32
  /// How often the files of keys are looked at while every token has a known key: so soon does a
  /// key that was taken away end.
  public static let lookSeconds: Int64 = 1
  /// The most bytes of a file of keys: a hundred large ones.
  public static let keyFileBytesMax = 64 << 10
  /// The most keys that are live at once.
  public static let keysMax = 100
  /// The most tokens that are remembered as signed rightly: two megabytes of those of a busy hour.
  public static let rememberedMax = 4_096
  /// The most characters of a name or an id in a token: what a user's id may have.
  public static let nameLengthMax = 256

  /// How long a token of a kind lives unless said otherwise.
  ///
  /// A day in a browser, where getting a new one is a sign-in; a quarter of an hour between
  /// services, which get one by themselves.
  public static func usualLifeSeconds(of kind: Caller.Kind) -> Int64 {
    switch kind {
    case .clientInfo: 86_400
    case .serviceId: 900
    }
  }
}
