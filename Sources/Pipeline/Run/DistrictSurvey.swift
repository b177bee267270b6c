package import LandModel
import Measure
import Readers

/// What the district layers of a run say: names, control areas, outlines.
package struct DistrictSurvey: Sendable {
    /// Names by code, of 9 and 12 digits.
    package private(set) var names: [String: String] = [:]
    /// Control areas of villages and townships as delivered, of counties as sums of their townships.
    package private(set) var control = ControlAreas()
    /// Outlines in degrees, by code, for the map layer of the results.
    package private(set) var outlines: [String: [DistrictOutline]] = [:]
    package private(set) var findings: [Finding] = []
    /// Districts whose parts do not agree on their control area, or state none.
    package private(set) var conflicts: [CheckResult] = []

    package init() {}

    /// Districts with their names, by code.
    package var districts: [District] {
        names.map { District(code: $0.key, name: $0.value) }.sorted()
    }

    /// Reads one layer whole; district layers are small.
    mutating func read(_ layer: DistrictLayer, plane: AreaPlane?) throws {
        var hands = try SourceHands(
            layer.source, request: layer.request, plane: plane, options: MeasureOptions())
        var report = ScanReport()
        var reader = LayerReader(layer: layer)
        for unit in try scanUnits(of: layer.source, featuresPerUnit: 65_536) {
            report.merge(try hands.read(unit) { batch, measured in reader.read(batch, measured) })
        }
        try verifyCount(layer.source, report)
        findings += reader.findings
        take(reader.parts, of: layer)
        for (code, outlines) in reader.outlines { self.outlines[code, default: []] += outlines }
    }

    /// Control areas of counties: the sum of their townships', land and islands apart (summary rule 1).
    mutating func sumCounties() {
        for (key, area) in control.areas where key.district.count == DistrictLevel.township.digits {
            let county = ControlAreas.Key(
                district: String(key.district.prefix(DistrictLevel.county.digits)), island: key.island)
            control.areas[county, default: .zero] += area
        }
    }

    /// Control areas handed down in a table take the place of the layers' own, whose DCMJ is then nobody's concern.
    mutating func replaceControl(with control: ControlAreas) {
        self.control = control
        conflicts = []
    }

    private mutating func take(_ parts: [DistrictPart], of layer: DistrictLayer) {
        for part in parts {
            if names[part.code, default: ""].isEmpty { names[part.code] = part.name }
        }
        let groups = Dictionary(grouping: parts) { ControlAreas.Key(district: $0.code, island: $0.island) }
        for (key, parts) in groups.sorted(by: {
            ($0.key.district, $0.key.island) < ($1.key.district, $1.key.island)
        }) {
            let stated = Set(parts.map(\.controlArea))
            guard stated.count == 1, let area = parts[0].controlArea, area > .zero else {
                let found = stated.map { $0.map { "\($0)" } ?? "none" }.sorted().joined(separator: "; ")
                conflicts.append(
                    CheckResult(
                        rule: "control-area-stated",
                        subject: "\(layer.source.name) \(key.district) \(key.island)",
                        expected: "one", found: found, difference: "", unit: "m2", verdict: .fail))
                continue
            }
            control.areas[key] = area
        }
    }
}

/// The outline of one part of a district.
package struct DistrictOutline: Sendable {
    package var island: String
    /// Polygons of rings of longitude and latitude in turn, shell first.
    package var polygons: [[[Double]]]
}

/// Collects the parts of one layer.
private struct LayerReader {
    let layer: DistrictLayer
    var parts: [DistrictPart] = []
    var outlines: [String: [DistrictOutline]] = [:]
    var findings: [Finding] = []

    mutating func read(_ batch: FeatureBatch, _ measured: [MeasuredPatch]) {
        let degrees = layer.source.coordinates.map {
            DegreeConversion($0).degrees(batch.geometry.coordinates)
        }
        for (column, name) in zip(batch.text, layer.request.text) {
            for row in column.undecodable {
                findings.append(
                    Finding(
                        rule: .textNotDecodable, source: layer.source.name,
                        feature: batch.featureIDs[Int(row)], facts: [Finding.Fact("field", name)]))
            }
        }
        for row in 0..<batch.count {
            let part = layer.part(batch, row: row)
            for rule in measured[row].rules where rule != .multiPolygon {
                findings.append(
                    Finding(
                        rule: rule, source: layer.source.name, feature: part.feature,
                        area: measured[row].area,
                        facts: [Finding.Fact("district", part.code)]))
            }
            guard part.code.count == layer.level.digits, part.code.allSatisfy(\.isASCIIDigit) else {
                findings.append(
                    Finding(
                        rule: part.code.isEmpty ? .districtMissing : .districtMalformed,
                        source: layer.source.name, feature: part.feature, area: measured[row].area,
                        facts: [Finding.Fact("found", part.code)]))
                continue
            }
            parts.append(part)
            guard measured[row].isCountable, let degrees else { continue }
            outlines[part.code, default: []].append(
                DistrictOutline(island: part.island, polygons: batch.geometry.polygons(of: row, in: degrees)))
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension GeometryColumn {
    /// The polygons of a feature with coordinates taken from an array of the same layout.
    fileprivate func polygons(of feature: Int, in coordinates: [Double]) -> [[[Double]]] {
        polygons(of: feature).map { polygon in
            rings(ofPolygon: polygon).map { ring in
                let vertices = vertices(ofRing: ring)
                return Array(coordinates[2 * vertices.lowerBound..<2 * vertices.upperBound])
            }
        }
    }
}
