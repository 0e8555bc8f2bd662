/// The hash function of FIPS 180-4, by which a downloader checks that a file came whole.
enum SHA256 {
  /// The hash of bytes, as 64 hexadecimal digits.
  static func hash(_ bytes: [UInt8]) -> String {
    var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    // The last block ends with the length in bits, after a one and as many zeros as it takes.
    let whole = bytes.count / 64 * 64
    var tail = Array(bytes[whole...]) + [0x80]
    while tail.count % 64 != 56 { tail.append(0) }
    let length = UInt64(bytes.count) * 8
    tail += (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) }
    bytes.withUnsafeBufferPointer { compress($0, upTo: whole, into: &state) }
    tail.withUnsafeBufferPointer { compress($0, upTo: tail.count, into: &state) }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static func compress(_ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int, into state: inout [UInt32]) {
    func turn(_ word: UInt32, _ bits: UInt32) -> UInt32 { word &>> bits | word &<< (32 &- bits) }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      constants.withUnsafeBufferPointer { constants in
        for start in stride(from: 0, to: end, by: 64) {
          for place in 0..<16 {
            let byte = start &+ place &* 4
            schedule[place] =
              UInt32(bytes[byte]) &<< 24 | UInt32(bytes[byte &+ 1]) &<< 16 | UInt32(bytes[byte &+ 2]) &<< 8
              | UInt32(bytes[byte &+ 3])
          }
          for place in 16..<64 {
            let early = schedule[place &- 15]
            let late = schedule[place &- 2]
            schedule[place] =
              schedule[place &- 16] &+ (turn(early, 7) ^ turn(early, 18) ^ early &>> 3) &+ schedule[place &- 7]
              &+ (turn(late, 17) ^ turn(late, 19) ^ late &>> 10)
          }
          var (a, b, c, d) = (state[0], state[1], state[2], state[3])
          var (e, f, g, h) = (state[4], state[5], state[6], state[7])
          // Written out eight at a time, so that no word has to move.
          for place in stride(from: 0, to: 64, by: 8) {
            func round(
              _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
              _ h: inout UInt32, _ step: Int
            ) {
              h = h &+ (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) &+ (g ^ e & (f ^ g))
              h = h &+ constants[place &+ step] &+ schedule[place &+ step]
              d = d &+ h
              h = h &+ (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) &+ (a & b | c & (a | b))
            }
            round(a, b, c, &d, e, f, g, &h, 0)
            round(h, a, b, &c, d, e, f, &g, 1)
            round(g, h, a, &b, c, d, e, &f, 2)
            round(f, g, h, &a, b, c, d, &e, 3)
            round(e, f, g, &h, a, b, c, &d, 4)
            round(d, e, f, &g, h, a, b, &c, 5)
            round(c, d, e, &f, g, h, a, &b, 6)
            round(b, c, d, &e, f, g, h, &a, 7)
          }
          for (place, word) in [a, b, c, d, e, f, g, h].enumerated() { state[place] &+= word }
        }
      }
    }
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
