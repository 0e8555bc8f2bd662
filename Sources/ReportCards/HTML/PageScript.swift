/// A script that a page carries, with the hash by which the page's policy lets it run.
///
/// The hash is that of the file; the project's checks compare the two.
struct PageScript: Sendable {
  /// The script.
  let text: String
  /// The hash, as a policy names it.
  let hash: String

  private init(_ bytes: [UInt8], hash: String) {
    text = String(decoding: bytes, as: UTF8.self)
    self.hash = hash
  }

  static let compare = PageScript(
    PackageResources.compare_js, hash: "sha256-L4N3wv+hSGYBDJ5AYndviV7Kp0sqMG2gFcVkmpuVx54=")
  static let ranking = PageScript(
    PackageResources.ranking_js, hash: "sha256-Gw0wmxwU5WSjxscvBBrdzU1VZ5S858BiHOPKTEgV7fY=")
  static let whatIf = PageScript(
    PackageResources.what_if_js, hash: "sha256-s+PjE7rAZMg2+UFgRQRGfsLA2/CFPbVZY1u4XbUIDcY=")
}
