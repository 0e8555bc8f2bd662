/// Exact bounds on the share of errors among all cases, from the errors found in a random sample of them.
///
/// The bounds are the shares at which as few errors, or as many, would just be too unlikely (Clopper and Pearson,
/// 1934, "The use of confidence or fiducial limits illustrated in the case of the binomial"). They never cover less
/// than the level says.
public struct ClopperPearson: Sendable, Hashable {
  /// The largest sample; the work grows with it.
  public static let limit = 10_000_000

  /// The errors found.
  public let errors: Int
  /// The size of the sample.
  public let count: Int

  /// Takes a sample, or gives `nil` if the errors are not from 0 to the count or the count is above ``limit``.
  public init?(errors: Int, of count: Int) {
    guard 0...Self.limit ~= count, 0...count ~= errors else { return nil }
    self.errors = errors
    self.count = count
  }

  /// The two-sided interval, as shares from 0 to 1; `nil` if the level is not between 0 and 1.
  ///
  /// Without errors it begins at 0, with nothing but errors it ends at 1, and so an empty sample gives 0 to 1.
  ///
  /// - Parameter level: The confidence, such as 0.95; the rest is halved between the two sides.
  public func interval(level: Double = 0.95) -> ClosedRange<Double>? {
    guard level > 0, level < 1 else { return nil }
    let tail = (1 - level) / 2
    let lower = Self.lowerBound(errors, of: count, tail: tail)
    return lower...max(lower, 1 - Self.lowerBound(count - errors, of: count, tail: tail))
  }

  /// The one-sided upper bound, a share from 0 to 1: with this confidence, no more are errors.
  ///
  /// It is 1 with nothing but errors; `nil` if the level is not between 0 and 1.
  ///
  /// - Parameter level: The confidence, such as 0.95.
  public func upperBound(level: Double = 0.95) -> Double? {
    guard level > 0, level < 1 else { return nil }
    return 1 - Self.lowerBound(count - errors, of: count, tail: 1 - level)
  }

  /// The share at which so many errors or more have the probability of the tail; the upper bound is that of the cases
  /// without error.
  ///
  /// That probability is the regularized incomplete beta function, which rises with the share, so that halving finds
  /// it: here until no number is left between, well below 1e-12.
  private static func lowerBound(_ errors: Int, of count: Int, tail: Double) -> Double {
    guard errors > 0 else { return 0 }
    let beta = IncompleteBeta(errors, count - errors + 1)
    var low = 0.0
    var high = 1.0
    while true {
      let middle = low + (high - low) / 2
      guard low < middle, middle < high else { return middle }
      if beta.value(at: middle) < tail { low = middle } else { high = middle }
    }
  }
}

/// The regularized incomplete beta function I of x, for whole parameters a and b of at least 1.
///
/// With a whole a and b, it is the probability of a or more successes in a + b − 1 trials of chance x each.
struct IncompleteBeta {
  private let a: Double
  private let b: Double
  private let powers: (a: Int, b: Int)
  /// 1 / (a B(a, b)) and 1 / (b B(a, b)), which with whole parameters are binomial coefficients and need no gamma
  /// function.
  private let factors: (a: ScaledNumber, b: ScaledNumber)

  /// Creates the function of two parameters; those below 1 are taken as 1.
  init(_ first: Int, _ second: Int) {
    powers = (max(1, first), max(1, second))
    a = Double(powers.a)
    b = Double(powers.b)
    let trials = powers.a + powers.b - 1
    factors = (.binomial(trials, powers.a), .binomial(trials, powers.b))
  }

  /// The value at x, from 0 to 1.
  func value(at x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let y = 1 - x
    let power = ScaledNumber(x).power(powers.a) * ScaledNumber(y).power(powers.b)
    // The fraction converges fast below the mean; above it, I of x and (a, b) is 1 − I of 1 − x and (b, a).
    return x < (a + 1) / (a + b + 2)
      ? min(1, (factors.a * power).value * Self.fraction(a, b, x))
      : max(0, 1 - (factors.b * power).value * Self.fraction(b, a, y))
  }

  /// The continued fraction 1 / (1 + d₁ / (1 + d₂ / (1 + …))) of the function (Abramowitz and Stegun, 1964, 26.5.8).
  ///
  /// It is evaluated from the front by Lentz's method as modified by Thompson and Barnett (1986): the ratios of
  /// neighboring numerators and of neighboring denominators are carried along, and their product leads from one
  /// approximation to the next. The steps needed grow with the square root of the larger parameter.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    /// A ratio that must not be zero, since it will be divided by.
    func nonzero(_ value: Double) -> Double { value.magnitude < 1e-300 ? 1e-300 : value }
    var numerators = 1.0
    var denominators = 1 / nonzero(1 - (a + b) * x / (a + 1))
    var result = denominators
    let steps = 200 + 20 * Int(max(a, b).squareRoot())
    for step in 1...steps {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      var change = 1.0
      for coefficient in [even, odd] {
        denominators = 1 / nonzero(1 + coefficient * denominators)
        numerators = nonzero(1 + coefficient / numerators)
        change = numerators * denominators
        result *= change
      }
      if (change - 1).magnitude < 1e-15 { break }
    }
    return result
  }
}

/// A positive number with an exponent of its own, for products that leave the range of a `Double` on the way.
struct ScaledNumber {
  private let significand: Double
  private let exponent: Int

  /// Takes a positive finite number.
  init(_ value: Double, exponent: Int = 0) {
    significand = value.significand
    self.exponent = exponent + Int(value.exponent)
  }

  /// The number of ways to choose some of a number of things.
  static func binomial(_ count: Int, _ chosen: Int) -> ScaledNumber {
    let fewer = min(chosen, count - chosen)
    return (0..<max(0, fewer)).reduce(ScaledNumber(1)) { product, place in
      product * ScaledNumber(Double(count - place) / Double(place + 1))
    }
  }

  /// The number, 0 or infinite where a `Double` cannot hold it.
  var value: Double { Double(sign: .plus, exponent: exponent, significand: significand) }

  /// The product of two numbers.
  static func * (left: ScaledNumber, right: ScaledNumber) -> ScaledNumber {
    ScaledNumber(left.significand * right.significand, exponent: left.exponent + right.exponent)
  }

  /// The number to a power of at least 0, by squaring.
  func power(_ power: Int) -> ScaledNumber {
    var result = ScaledNumber(1)
    var square = self
    var rest = power
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      square = square * square
      rest >>= 1
    }
    return result
  }
}
