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

    /// Systems that the check of coordinates lets pass, and so never the one it refused: advice that ends in the next
    /// refusal leads round in a circle.
    ///
    /// - Parameter likely: what the refused system may stand for; told in place of what the coordinates alone give,
    ///   where any of it passes.
    static func fitting(_ extent: Extent, district: GeographicBox?, likely: [ReferenceCandidate] = [])
        -> [ReferenceCandidate]
    {
        guard extent.isFinite else { return [] }
        let better = likely.filter { passes($0, extent, district) }
        return better.isEmpty ? possible(extent, district).filter { passes($0, extent, district) } : better
    }

    /// By the size of the numbers alone. Where a district may tell the meridian, every code of a family stands for
    /// itself.
    private static func possible(_ extent: Extent, _ district: GeographicBox?) -> [ReferenceCandidate] {
        if max(abs(extent.minimumX), abs(extent.maximumX)) <= 180,
            max(abs(extent.minimumY), abs(extent.maximumY)) <= 90
        {
            return [ReferenceCandidate(geographic)]
        }
        guard extent.minimumX > 0 else { return [] }
        let prefix = ExtentCheck.prefix(extent.minimumX / 2 + extent.maximumX / 2)
        switch prefix {
        case 25...45: return [ReferenceCandidate(threeDegreesPrefixed.lowerBound + prefix - 25)]
        case 13...23: return [ReferenceCandidate(sixDegreesPrefixed.lowerBound + prefix - 13)]
        case 0:
            let families = [threeDegrees, sixDegrees]
            guard district != nil else { return families.map { ReferenceCandidate($0) } }
            return families.joined().map { ReferenceCandidate($0) }
        default: return []
        }
    }

    /// The check of `ReferenceJudge`, as if the system were declared.
    ///
    /// Two codes answer for a family: its members differ by their meridian alone, and every second one of the 3°
    /// zones is also that of a 6° zone, whose width it is given.
    private static func passes(
        _ candidate: ReferenceCandidate, _ extent: Extent, _ district: GeographicBox?
    ) -> Bool {
        candidate.codes.prefix(2).allSatisfy { code in
            guard let reference = try? SpatialReference(epsg: code),
                case .model(let model) = try? ReferenceClassification.of(reference)
            else { return false }
            let check = ExtentCheck(model: model, reference: reference, extent: extent, district: district)
            return (try? check.run()) != nil
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
}
