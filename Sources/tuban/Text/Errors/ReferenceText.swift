import GDALBridge
import Readers

/// Names of reference systems and of what contradicts them.
enum ReferenceText {
    /// `EPSG:4526 (CGCS2000, 3° zone 38, eastings with prefix)`; families as a range.
    static func name(_ candidate: ReferenceCandidate) -> Phrase {
        let codes = candidate.codes
        let code =
            codes.count == 1 ? "EPSG:\(codes.lowerBound)" : "EPSG:\(codes.lowerBound)–\(codes.upperBound)"
        let meaning = describe(codes)
        return Phrase("\(code) (\(meaning.english))", "\(code)（\(meaning.chinese)）")
    }

    /// The families of CGCS2000 in the EPSG registry.
    private static func describe(_ codes: ClosedRange<Int>) -> Phrase {
        let first = codes.lowerBound
        let isOne = codes.count == 1
        switch first {
        case 4513...4533: return zones("3°", isOne ? "\(first - 4513 + 25)" : "25–45", hasPrefix: true)
        case 4491...4501: return zones("6°", isOne ? "\(first - 4491 + 13)" : "13–23", hasPrefix: true)
        case 4534...4554: return meridians("3°", isOne ? "\((first - 4534) * 3 + 75)" : "75–135")
        case 4502...4512: return meridians("6°", isOne ? "\((first - 4502) * 6 + 75)" : "75–135")
        case 4490: return Phrase("CGCS2000, degrees", "CGCS2000 经纬度")
        default: return Phrase("CGCS2000", "CGCS2000")
        }
    }

    private static func zones(_ width: String, _ zone: String, hasPrefix: Bool) -> Phrase {
        Phrase(
            "CGCS2000, \(width) zone \(zone), eastings with the zone's prefix",
            "CGCS2000，\(width)带第 \(zone) 带，横坐标带带号")
    }

    private static func meridians(_ width: String, _ meridian: String) -> Phrase {
        Phrase(
            "CGCS2000, \(width) zone, central meridian \(meridian)° E, no prefix",
            "CGCS2000，\(width)带，中央经线 \(meridian)°，不带带号")
    }

    static func datum(_ datum: OlderDatum) -> Phrase {
        switch datum {
        case .xian80: Phrase("Xi'an 1980", "1980西安坐标系")
        case .beijing54: Phrase("Beijing 1954", "1954北京坐标系")
        }
    }

    static func contradiction(_ contradiction: ReferenceContradiction) -> Phrase {
        switch contradiction {
        case .notDegrees: Phrase("the coordinates are no degrees", "坐标数值不是经纬度")
        case .degreesNotMetres:
            Phrase("the coordinates look like degrees, not metres", "坐标数值像经纬度，而不是米")
        case .prefixUnexpected:
            Phrase(
                "the eastings carry a zone prefix which the system does not have",
                "横坐标带有带号，而该坐标系不带带号")
        case .prefixMissing:
            Phrase(
                "the eastings lack the zone prefix which the system has", "横坐标没有带号，而该坐标系带带号")
        case .prefixOfOtherZone:
            Phrase("the eastings carry the prefix of another zone", "横坐标的带号属于另一带")
        case .outsideZone:
            Phrase(
                "the coordinates lie too far from its central meridian", "坐标离该坐标系的中央经线过远，超出分带范围")
        case .axesSwapped: Phrase("x and y are exchanged", "X、Y 坐标颠倒")
        case .outsideDistrict:
            Phrase("the coordinates lie outside their district", "坐标落在所属行政区范围之外")
        case .notTransformable:
            Phrase(
                "the coordinates have no position on the ellipsoid in it", "按该坐标系坐标无法换算为经纬度")
        }
    }

    /// The box of coordinates, to whole metres or 0.001 degrees.
    static func extent(_ extent: Extent) -> String {
        func text(_ value: Double) -> String {
            guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
            if abs(value) > 1000 { return "\(Int64(value.rounded()))" }
            return "\((value * 1000).rounded() / 1000)"
        }
        return "x \(text(extent.minimumX)) … \(text(extent.maximumX)), "
            + "y \(text(extent.minimumY)) … \(text(extent.maximumY))"
    }
}
