#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads files, and nothing else that may stand under a name: no link, folder, device or pipe.
package enum RegularFile {
  /// Why there are no bytes.
  package enum Failure: Error {
    /// The file cannot be opened, for the reason that the number of the error gives.
    case unopened(Int32)
    case notRegular
    /// The file has more bytes than the limit.
    case tooLarge(bytes: Int)
    /// Reading failed, or the file grew meanwhile.
    case unreadable
  }

  /// The bytes of a file.
  ///
  /// The file is looked at once it is open, so that nothing can be put in its place between the look and the reading.
  ///
  /// - Parameter limit: The most bytes that are read.
  package static func bytes(at path: String, limit: Int) throws(Failure) -> [UInt8] {
    // Without O_NONBLOCK, opening a pipe would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unopened(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(bytes: size) }
    // A byte more than the file has tells whether it ends where it says.
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count <= size {
        let got = buffer.baseAddress.map { read(descriptor, $0 + count, size + 1 - count) } ?? 0
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        count += got
      }
    }
    if failed || bytes.count > size { throw .unreadable }
    return bytes
  }
}
