/// A place whose data can be moved to another, as a whole.
package protocol MovablePlace: StorePlace {
  /// Opens what is there to be moved away, as it is; nobody else works there meanwhile who would
  /// not be told.
  func openSource() throws(StoreError) -> any MovableConnection

  /// Opens it to move something there, whether or not there is data.
  func openTarget() throws(StoreError) -> any MovableConnection
}
