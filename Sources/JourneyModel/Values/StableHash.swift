/// A hash that is the same on every machine and in every version: for partitions, splits and keys.
public enum StableHash {
  /// Returns the hash of bytes: FNV-1a 64, finished as MurmurHash3 does.
  ///
  /// Its test vectors are frozen.
  @inlinable public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return hash ^ (hash >> 33)
  }
}
