import GDALBridge

/// The CGCS2000 systems coordinates would fit, for the message that tells a contradiction.
enum ReferenceCandidates {
    /// EPSG codes of CGCS2000: geographic; 3° zones 25–45 with prefix and by central meridian 75°–135°; 6° zones
    /// 13–23 with prefix and by central meridian.
    static let geographic = 4490
    static let threeDegreesPrefixed = 4513...4533
    static let threeDegrees = 4534...4554
    static let sixDegreesPrefixed = 4491...4501
    static let sixDegrees = 4502...4512

    /// Codes the box of coordinates fits; with a district's extent those that put it there.
    static func fitting(_ extent: Extent, district: GeographicBox?) -> [ReferenceCandidate] {
        guard extent.isFinite else { return [] }
        if max(abs(extent.minimumX), abs(extent.maximumX)) <= 180,
            max(abs(extent.minimumY), abs(extent.maximumY)) <= 90
        {
            return [ReferenceCandidate(geographic)]
        }
        guard extent.minimumX > 0 else { return [] }
        let prefix = Int((extent.minimumX + extent.maximumX) / 2 / 1_000_000)
        switch prefix {
        case 25...45: return [ReferenceCandidate(threeDegreesPrefixed.lowerBound + prefix - 25)]
        case 13...23: return [ReferenceCandidate(sixDegreesPrefixed.lowerBound + prefix - 13)]
        case 0:
            let families = [threeDegrees, sixDegrees]
            guard let district else { return families.map { ReferenceCandidate($0) } }
            return families.joined().filter { places($0, extent, district) }.map { ReferenceCandidate($0) }
        default: return []
        }
    }

    /// The same zone's code with or without prefix: what a wrong .prj most often stands for.
    static func counterpart(centralMeridian: Double, prefixed: Bool, sixDegrees isSix: Bool)
        -> ReferenceCandidate?
    {
        let zone = isSix ? (centralMeridian + 3) / 6 : centralMeridian / 3
        guard let zone = Int(exactly: zone) else { return nil }
        let first = isSix ? 13 : 25
        let codes =
            switch (isSix, prefixed) {
            case (true, true): sixDegreesPrefixed
            case (true, false): sixDegrees
            case (false, true): threeDegreesPrefixed
            case (false, false): threeDegrees
            }
        let code = codes.lowerBound + zone - first
        return codes.contains(code) ? ReferenceCandidate(code) : nil
    }

    private static func places(_ code: Int, _ extent: Extent, _ district: GeographicBox) -> Bool {
        guard let reference = try? SpatialReference(epsg: code),
            let transform = try? CoordinateTransform(toDegreesFrom: reference)
        else { return false }
        var middle = Array(extent.points.suffix(2))
        return transform.transform(interleaved: &middle) == 0
            && district.contains(middle[0], middle[1], margin: ExtentCheck.districtMargin)
    }
}
