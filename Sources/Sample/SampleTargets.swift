import Foundation
package import LandModel

/// The targets file: which counties, how they deliver, and the figures the city's totals must meet.
///
/// JSON, so that a sample of another city is another file; the figures stand nowhere in the program.
package struct SampleTargets: Sendable, Hashable, Codable {
    /// What the file is for; for readers only.
    package var description: String
    package var city: City
    /// Year of the data (SJNF).
    package var year: Int
    package var extent: Extent
    package var totals: [Total]
    package var zones: Zones
    package var counties: [County]
    /// The surveys after the first, in the order of their years.
    package var laterYears: [LaterYear]
    package var registers: [Register]?
    /// What an area of some classes gains from one survey to another.
    package var netChange: NetChange?
    /// Patches of the committed sample; what `--patches` is without it.
    package var patches: Int?

    package struct City: Sendable, Hashable, Codable {
        /// Four digits.
        package var code: String
        package var name: String
    }

    /// A sum over the city that must equal a printed figure, to half a unit of its last printed place.
    package struct Total: Sendable, Hashable, Codable {
        package enum Unit: String, Sendable, Codable {
            case tenThousandMu = "万亩"
            case squareKilometres = "km2"
            case hectares = "公顷"
            case mu = "亩"
        }
        package var name: String
        /// The figure as printed: its decimals give the tolerance.
        package var figure: String
        package var unit: Unit
        /// Lowest-level classes whose net areas (TBDLMJ) are summed.
        package var classes: [String]
    }

    package struct County: Sendable, Hashable, Codable {
        /// Six digits.
        package var code: String
        package var name: String
        /// Longitude and latitude of the middle, in degrees.
        package var centre: [Double]
        /// Rough area in km²: the county's share of the sample.
        package var area: Double
        /// Whether its seat is a city (CZCSXM 201) and not a town (202).
        package var isUrban: Bool
        /// Number of survey islands (MSSM 01).
        package var islands: Int
        package var delivery: Delivery
    }

    package struct Delivery: Sendable, Hashable, Codable {
        package enum Format: String, Sendable, Codable {
            case geoPackage = "gpkg"
            /// GBK with a .cpg.
            case shapefileWithCodePage = "shp-gbk-cpg"
            /// GBK without .cpg and with language driver 0: nothing in the files tells the encoding.
            case shapefileWithoutCodePage = "shp-gbk"
            case fileGeodatabase = "gdb"
        }
        package enum Coordinates: String, Sendable, Codable {
            /// EPSG:4490, degrees.
            case geographic
            /// EPSG:4526: Gauss-Krüger, zone 38 of 3°, eastings with the zone's prefix.
            case gaussKrugerZone38 = "gauss-kruger-zone-38"
            /// EPSG:4547: Gauss-Krüger about 114° E, no prefix.
            case gaussKruger114 = "gauss-kruger-114e"
            /// EPSG:4525: Gauss-Krüger, zone 37 of 3°, eastings with the zone's prefix.
            case gaussKrugerZone37 = "gauss-kruger-zone-37"
            /// EPSG:4546: Gauss-Krüger about 111° E, no prefix.
            case gaussKruger111 = "gauss-kruger-111e"
        }
        package var format: Format
        package var coordinates: Coordinates
    }
}

extension SampleTargets {
    /// Reads and checks a targets file.
    package static func read(_ path: String) throws(SampleError) -> SampleTargets {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw .targetsUnreadable(path: path, reason: error.localizedDescription)
        }
        let targets: SampleTargets
        do {
            targets = try JSONDecoder().decode(SampleTargets.self, from: data)
        } catch let error as DecodingError {
            throw Self.malformed(path, error)
        } catch {
            throw .targetsMalformed(path: path, place: "", reason: error.localizedDescription)
        }
        try targets.check(path)
        return targets
    }

    private static func malformed(_ path: String, _ error: DecodingError) -> SampleError {
        let context: DecodingError.Context
        var last: [any CodingKey] = []
        switch error {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
            context = found
        case .keyNotFound(let key, let found): (context, last) = (found, [key])
        @unknown default: return .targetsMalformed(path: path, place: "", reason: "\(error)")
        }
        let place = (context.codingPath + last).map { $0.intValue.map(String.init) ?? $0.stringValue }
        return .targetsMalformed(
            path: path, place: place.joined(separator: "."), reason: context.debugDescription)
    }

    private func check(_ path: String) throws(SampleError) {
        func require(
            _ condition: Bool, _ place: String, _ value: String, _ expected: String
        ) throws(SampleError) {
            if !condition {
                throw .targetsInvalid(path: path, place: place, value: value, expected: expected)
            }
        }
        try require(Self.isCode(city.code, digits: 4), "city.code", city.code, "4 digits")
        try require((1900...9999).contains(year), "year", "\(year)", "4 digits")
        try require(
            extent.west < extent.east && extent.south < extent.north, "extent", "\(extent)",
            "west < east, south < north")
        try require(counties.count >= 2, "counties", "\(counties.count)", "at least 2")
        for (index, county) in counties.enumerated() {
            let place = "counties.\(index)"
            try require(Self.isCode(county.code, digits: 6), place + ".code", county.code, "6 digits")
            try require(
                !counties[..<index].contains { $0.code == county.code }, place + ".code", county.code,
                "a code of its own")
            try require(
                county.centre.count == 2, place + ".centre", "\(county.centre)", "longitude, latitude")
            try require(county.area > 0, place + ".area", "\(county.area)", "> 0")
            try require((0...20).contains(county.islands), place + ".islands", "\(county.islands)", "0…20")
        }
        try checkZones(require)
        try checkYears(require)
        try checkNetChange(require)
        var claims: [String: String] = [:]
        for (index, total) in totals.enumerated() {
            try require(
                total.target != nil, "totals.\(index).figure", total.figure,
                "a plain decimal number of up to 4 places")
            for code in total.classes {
                if let other = claims.updateValue(total.name, forKey: code) {
                    throw .classClaimedTwice(code: code, totals: [other, total.name])
                }
                try require(
                    ClassProfile.index[code] != nil, "totals.\(index).classes", code, "a class of the sample")
            }
        }
        do {
            _ = try RegisterTable.all(self, seed: 0, source: RegisterSource())
        } catch {
            throw .targetsInvalid(
                path: path, place: error.place, value: error.value, expected: error.expected)
        }
    }

    private static func isCode(_ text: String, digits: Int) -> Bool {
        text.utf8.count == digits
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension SampleTargets.Total {
    /// The figure in 0.01 m², rounded, and half a unit of its last printed place.
    package var target: (area: SquareMetres, tolerance: SquareMetres)? { unit.target(figure) }
}

extension SampleTargets.Total.Unit {
    /// A printed figure in 0.01 m², rounded, and half a unit of its last place.
    func target(_ figure: String) -> (area: SquareMetres, tolerance: SquareMetres)? {
        let decimals = SampleTargets.decimals(of: figure)
        guard decimals <= 4, let value = FixedPoint.parse(figure.utf8, decimals: decimals), value > 0 else {
            return nil
        }
        // 1 亩 = 2000/3 m², 1 公顷 = 10,000 m², 1 km² = 1,000,000 m²; in 0.01 m².
        let (numerator, divisor): (Int64, Int64) =
            switch self {
            case .tenThousandMu: (2_000_000_000, 3)
            case .squareKilometres: (100_000_000, 1)
            case .hectares: (1_000_000, 1)
            case .mu: (200_000, 3)
            }
        var scale = divisor
        for _ in 0..<decimals { scale *= 10 }
        let (product, overflow) = value.multipliedReportingOverflow(by: numerator)
        guard !overflow else { return nil }
        return (SquareMetres(hundredths: product / scale), SquareMetres(hundredths: numerator / scale / 2))
    }
}

extension SampleTargets {
    /// Places after the point of a printed figure.
    static func decimals(of figure: String) -> Int {
        figure.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    }
}
