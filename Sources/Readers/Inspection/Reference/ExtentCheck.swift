import GDALBridge
import LandModel

/// Whether a layer's coordinates lie where its reference system puts them.
struct ExtentCheck {
    let model: CoordinateModel
    let reference: SpatialReference
    let extent: Extent
    let district: GeographicBox?

    /// Degrees a layer may reach beyond its zone: a county is mapped in one zone as a whole.
    static let zoneMargin = 1.0
    /// Degrees a layer's middle may lie outside the stated box of its districts.
    static let districtMargin = 0.2

    /// The extent in degrees with what was seen; throws the contradiction.
    func run() throws(ExtentFault) -> (box: GeographicBox, evidence: [Evidence]) {
        var evidence: [Evidence] = []
        switch model {
        case .geographic: try checkDegrees()
        case .gaussKruger(let projection): try checkEastings(projection)
        case .transformed: try checkMetres()
        }
        var points = extent.points
        do {
            let transform = try CoordinateTransform(toDegreesFrom: reference)
            if transform.transform(interleaved: &points) > 0 { throw ExtentFault(.notTransformable) }
        } catch { throw ExtentFault(.notTransformable) }
        let longitudes = stride(from: 0, to: points.count, by: 2).map { points[$0] }
        let latitudes = stride(from: 1, to: points.count, by: 2).map { points[$0] }
        let box = GeographicBox(
            west: longitudes.min() ?? 0, south: latitudes.min() ?? 0, east: longitudes.max() ?? 0,
            north: latitudes.max() ?? 0)
        if case .gaussKruger(let projection) = model {
            evidence.append(try checkZone(projection, box))
        }
        evidence.append(
            Evidence(
                .extentInDegrees,
                [
                    "west": Self.degrees(box.west), "south": Self.degrees(box.south),
                    "east": Self.degrees(box.east), "north": Self.degrees(box.north),
                ]))
        if let district {
            guard district.contains(points[8], points[9], margin: Self.districtMargin) else {
                throw ExtentFault(.outsideDistrict)
            }
            evidence.append(Evidence(.extentInDistrict))
        }
        return (box, evidence)
    }

    private var isWithinDegrees: Bool {
        max(abs(extent.minimumX), abs(extent.maximumX)) <= 180
            && max(abs(extent.minimumY), abs(extent.maximumY)) <= 90
    }

    private func checkDegrees() throws(ExtentFault) {
        // China's longitudes lie between 73° and 136°, its latitudes between 3° and 54°: exchanged they are told
        // apart even where both are possible numbers.
        if extent.minimumX >= 3, extent.maximumX <= 54, extent.minimumY >= 73, extent.maximumY <= 136 {
            throw ExtentFault(.axesSwapped)
        }
        guard isWithinDegrees else { throw ExtentFault(.notDegrees) }
    }

    private func checkMetres() throws(ExtentFault) {
        if isWithinDegrees { throw ExtentFault(.degreesNotMetres) }
    }

    /// Prefix and plain size of the eastings.
    private func checkEastings(_ projection: GaussKruger) throws(ExtentFault) {
        if isWithinDegrees, district != nil || !isNearOrigin(projection) {
            throw ExtentFault(.degreesNotMetres)
        }
        // Northings of China lie between 0.3 and 6 million metres.
        let looksSwapped =
            extent.minimumX > 300_000 && extent.maximumX < 6_100_000
            && (extent.minimumY > 13_000_000 && extent.maximumY < 46_000_000)
            // Without a prefix eastings are less than a million, and no layer lies 500 km beside its meridian.
            || Self.prefix(projection.falseEasting) == 0 && extent.minimumX > 1_000_000
                && extent.maximumX < 6_100_000 && extent.minimumY > 100_000 && extent.maximumY < 900_000
        if looksSwapped { throw ExtentFault(.axesSwapped) }
        let zone = Self.prefix(projection.falseEasting)
        let found = (Self.prefix(extent.minimumX), Self.prefix(extent.maximumX))
        let isSix = Self.isSixDegrees(projection)
        switch (zone, found) {
        case (0, (0, 0)): return
        case (0, (let low, let high)) where low == high && (13...45).contains(low):
            throw ExtentFault(.prefixUnexpected, counterpart(projection, prefixed: true, isSix))
        case (let zone, (0, 0)) where zone > 0:
            throw ExtentFault(.prefixMissing, counterpart(projection, prefixed: false, isSix))
        case (let zone, (let low, let high)) where zone > 0 && low == high && low != zone:
            throw ExtentFault(.prefixOfOtherZone)
        default: return
        }
    }

    /// A layer around the projection's own origin (0, 0) has small numbers by right; only the equator has them.
    private func isNearOrigin(_ projection: GaussKruger) -> Bool { projection.falseEasting == 0 }

    private func counterpart(_ projection: GaussKruger, prefixed: Bool, _ isSix: Bool?)
        -> [ReferenceCandidate]
    {
        (isSix.map { [$0] } ?? [false, true]).compactMap {
            ReferenceCandidates.counterpart(
                centralMeridian: projection.centralMeridian, prefixed: prefixed, sixDegrees: $0)
        }
    }

    private func checkZone(_ projection: GaussKruger, _ box: GeographicBox) throws(ExtentFault) -> Evidence {
        // A meridian that serves both kinds of zone, or neither, gets the wider one.
        let half = Self.isSixDegrees(projection) == false ? 1.5 : 3
        let offsets = (box.west - projection.centralMeridian, box.east - projection.centralMeridian)
        guard offsets.0 >= -half - Self.zoneMargin, offsets.1 <= half + Self.zoneMargin else {
            throw ExtentFault(.outsideZone)
        }
        return Evidence(
            .zone,
            [
                "central_meridian": Self.degrees(projection.centralMeridian),
                "prefix": Self.prefix(projection.falseEasting) == 0
                    ? "none" : "\(Self.prefix(projection.falseEasting))",
                "half_width": Self.degrees(half), "west_of_meridian": Self.degrees(offsets.0),
                "east_of_meridian": Self.degrees(offsets.1),
            ])
    }

    /// Millions of metres: the zone's number where the eastings carry one. A damaged extent may lie beyond every number.
    static func prefix(_ easting: Double) -> Int {
        Int(exactly: (easting / 1_000_000).rounded(.down)) ?? .max
    }

    /// By prefix, else by the meridian; `nil` where both kinds have it.
    static func isSixDegrees(_ projection: GaussKruger) -> Bool? {
        switch prefix(projection.falseEasting) {
        case 13...23: return true
        case 25...45: return false
        default: break
        }
        let isThree = projection.centralMeridian.truncatingRemainder(dividingBy: 3) == 0
        let isSix = (projection.centralMeridian + 3).truncatingRemainder(dividingBy: 6) == 0
        return isThree == isSix ? nil : isSix
    }

    /// Six decimals (0.1 m), without the locale.
    static func degrees(_ value: Double) -> String {
        FixedPoint.string(Int64((value * 1_000_000).rounded()), decimals: 6)
    }
}

struct ExtentFault: Error, Hashable {
    var contradiction: ReferenceContradiction
    /// What the refused system may stand for; not checked itself.
    var likely: [ReferenceCandidate]

    init(_ contradiction: ReferenceContradiction, _ likely: [ReferenceCandidate] = []) {
        self.contradiction = contradiction
        self.likely = likely
    }
}
