#if LIBFUZZER
  // Inputs that coverage guides instead of chance, where the toolchain has libFuzzer. In the project's folder:
  //   swift build -c release --product reportcard-fuzz --scratch-path .build/libfuzzer \
  //     -Xswiftc -sanitize=fuzzer -Xswiftc -DLIBFUZZER -Xswiftc -parse-as-library -Xcc -fsanitize=fuzzer-no-link
  //   mkdir -p .build/found
  //   .build/libfuzzer/release/reportcard-fuzz .build/found Tests/YAMLFilesTests/Fixtures/* StatutesYAML/drafts \
  //     -max_total_time=600 -timeout=5 -rss_limit_mb=2000
  import Foundation

  private let world = (try? Corpus(project: "."))?.small.first?.world
  private let kinds: [Corpus.Kind] = [
    .codebook, .rubric, .edition, .review, .statute(code: "NY"), .draft(id: "ny-s7548-2023"), .secondCoding(code: "NY"),
  ]

  /// One input of libFuzzer's, given to every reader.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let world else {
      print("Run in the project's folder.")
      exit(1)
    }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      for kind in kinds {
        do throws(Trial.Broken) {
          _ = try await Trial(kind: kind, world: world, bytes: bytes).run()
        } catch {
          print("Broken: \(error.promise)")
          abort()
        }
      }
      done.signal()
    }
    done.wait()
    return 0
  }
#endif
