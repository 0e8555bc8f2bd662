/// A jurisdiction as a place: its name, codes and neighbors.
public struct Place: Sendable, Hashable {
  /// The postal code, or `US` for federal law.
  public let code: String
  /// The name.
  public let name: String
  /// The two-digit FIPS code; `00` for federal law.
  public let fips: String
  /// The postal codes of the places that share a land border (Arizona and Colorado, and New Mexico and Utah, meet at a point and
  /// count as neighbors).
  public let neighbors: [String]

  /// Whether the place is one of the 51 that are ranked: the states and the District of Columbia.
  public var isRanked: Bool { Self.isRanked(code) }

  /// Whether the jurisdiction with a postal code is ranked: every one but federal law.
  public static func isRanked(_ code: String) -> Bool { code != "US" }

  /// The place with a postal code.
  public static func named(_ code: String) -> Place? { all.first { $0.code == code } }

  /// The 50 states and the District of Columbia by name, then federal law.
  public static let all: [Place] = [
    Place(code: "AL", name: "Alabama", fips: "01", neighbors: ["FL", "GA", "MS", "TN"]),
    Place(code: "AK", name: "Alaska", fips: "02", neighbors: []),
    Place(code: "AZ", name: "Arizona", fips: "04", neighbors: ["CA", "CO", "NM", "NV", "UT"]),
    Place(code: "AR", name: "Arkansas", fips: "05", neighbors: ["LA", "MO", "MS", "OK", "TN", "TX"]),
    Place(code: "CA", name: "California", fips: "06", neighbors: ["AZ", "NV", "OR"]),
    Place(code: "CO", name: "Colorado", fips: "08", neighbors: ["AZ", "KS", "NE", "NM", "OK", "UT", "WY"]),
    Place(code: "CT", name: "Connecticut", fips: "09", neighbors: ["MA", "NY", "RI"]),
    Place(code: "DE", name: "Delaware", fips: "10", neighbors: ["MD", "NJ", "PA"]),
    Place(code: "DC", name: "District of Columbia", fips: "11", neighbors: ["MD", "VA"]),
    Place(code: "FL", name: "Florida", fips: "12", neighbors: ["AL", "GA"]),
    Place(code: "GA", name: "Georgia", fips: "13", neighbors: ["AL", "FL", "NC", "SC", "TN"]),
    Place(code: "HI", name: "Hawaii", fips: "15", neighbors: []),
    Place(code: "ID", name: "Idaho", fips: "16", neighbors: ["MT", "NV", "OR", "UT", "WA", "WY"]),
    Place(code: "IL", name: "Illinois", fips: "17", neighbors: ["IA", "IN", "KY", "MO", "WI"]),
    Place(code: "IN", name: "Indiana", fips: "18", neighbors: ["IL", "KY", "MI", "OH"]),
    Place(code: "IA", name: "Iowa", fips: "19", neighbors: ["IL", "MN", "MO", "NE", "SD", "WI"]),
    Place(code: "KS", name: "Kansas", fips: "20", neighbors: ["CO", "MO", "NE", "OK"]),
    Place(code: "KY", name: "Kentucky", fips: "21", neighbors: ["IL", "IN", "MO", "OH", "TN", "VA", "WV"]),
    Place(code: "LA", name: "Louisiana", fips: "22", neighbors: ["AR", "MS", "TX"]),
    Place(code: "ME", name: "Maine", fips: "23", neighbors: ["NH"]),
    Place(code: "MD", name: "Maryland", fips: "24", neighbors: ["DC", "DE", "PA", "VA", "WV"]),
    Place(code: "MA", name: "Massachusetts", fips: "25", neighbors: ["CT", "NH", "NY", "RI", "VT"]),
    Place(code: "MI", name: "Michigan", fips: "26", neighbors: ["IN", "OH", "WI"]),
    Place(code: "MN", name: "Minnesota", fips: "27", neighbors: ["IA", "ND", "SD", "WI"]),
    Place(code: "MS", name: "Mississippi", fips: "28", neighbors: ["AL", "AR", "LA", "TN"]),
    Place(code: "MO", name: "Missouri", fips: "29", neighbors: ["AR", "IA", "IL", "KS", "KY", "NE", "OK", "TN"]),
    Place(code: "MT", name: "Montana", fips: "30", neighbors: ["ID", "ND", "SD", "WY"]),
    Place(code: "NE", name: "Nebraska", fips: "31", neighbors: ["CO", "IA", "KS", "MO", "SD", "WY"]),
    Place(code: "NV", name: "Nevada", fips: "32", neighbors: ["AZ", "CA", "ID", "OR", "UT"]),
    Place(code: "NH", name: "New Hampshire", fips: "33", neighbors: ["MA", "ME", "VT"]),
    Place(code: "NJ", name: "New Jersey", fips: "34", neighbors: ["DE", "NY", "PA"]),
    Place(code: "NM", name: "New Mexico", fips: "35", neighbors: ["AZ", "CO", "OK", "TX", "UT"]),
    Place(code: "NY", name: "New York", fips: "36", neighbors: ["CT", "MA", "NJ", "PA", "VT"]),
    Place(code: "NC", name: "North Carolina", fips: "37", neighbors: ["GA", "SC", "TN", "VA"]),
    Place(code: "ND", name: "North Dakota", fips: "38", neighbors: ["MN", "MT", "SD"]),
    Place(code: "OH", name: "Ohio", fips: "39", neighbors: ["IN", "KY", "MI", "PA", "WV"]),
    Place(code: "OK", name: "Oklahoma", fips: "40", neighbors: ["AR", "CO", "KS", "MO", "NM", "TX"]),
    Place(code: "OR", name: "Oregon", fips: "41", neighbors: ["CA", "ID", "NV", "WA"]),
    Place(code: "PA", name: "Pennsylvania", fips: "42", neighbors: ["DE", "MD", "NJ", "NY", "OH", "WV"]),
    Place(code: "RI", name: "Rhode Island", fips: "44", neighbors: ["CT", "MA"]),
    Place(code: "SC", name: "South Carolina", fips: "45", neighbors: ["GA", "NC"]),
    Place(code: "SD", name: "South Dakota", fips: "46", neighbors: ["IA", "MN", "MT", "ND", "NE", "WY"]),
    Place(code: "TN", name: "Tennessee", fips: "47", neighbors: ["AL", "AR", "GA", "KY", "MO", "MS", "NC", "VA"]),
    Place(code: "TX", name: "Texas", fips: "48", neighbors: ["AR", "LA", "NM", "OK"]),
    Place(code: "UT", name: "Utah", fips: "49", neighbors: ["AZ", "CO", "ID", "NM", "NV", "WY"]),
    Place(code: "VT", name: "Vermont", fips: "50", neighbors: ["MA", "NH", "NY"]),
    Place(code: "VA", name: "Virginia", fips: "51", neighbors: ["DC", "KY", "MD", "NC", "TN", "WV"]),
    Place(code: "WA", name: "Washington", fips: "53", neighbors: ["ID", "OR"]),
    Place(code: "WV", name: "West Virginia", fips: "54", neighbors: ["KY", "MD", "OH", "PA", "VA"]),
    Place(code: "WI", name: "Wisconsin", fips: "55", neighbors: ["IA", "IL", "MI", "MN"]),
    Place(code: "WY", name: "Wyoming", fips: "56", neighbors: ["CO", "ID", "MT", "NE", "SD", "UT"]),
    Place(code: "US", name: "Federal law", fips: "00", neighbors: []),
  ]
}
