import GDALBridge
import LandModel

/// Findings as points, in the order of `findings.csv`; one without a place has no geometry.
struct FindingLayer: GeoPackageLayer {
    private let findings: [Finding]

    init(_ findings: [Finding]) { self.findings = findings.sorted() }

    let name = "findings"
    let title = "数据问题"
    let geometry = GeometryType.point
    let fields = [
        GeoPackageField("source", .text, title: "数据源"), GeoPackageField("feature", .integer64, title: "要素号"),
        GeoPackageField("rule", .text, title: "规则"), GeoPackageField("identifier", .text, title: "标识码"),
        GeoPackageField("area_m2", .real, title: "涉及面积(平方米)"), GeoPackageField("facts", .text, title: "事实"),
    ]

    func forEachRow(
        _ add: ([GeoPackageValue], GeoPackageGeometry) throws(WriterError) -> Void
    ) throws(WriterError) {
        for finding in findings {
            try add(
                Self.values(finding), finding.place.map { .point(x: $0.longitude, y: $0.latitude) } ?? .none)
        }
    }

    /// One row, in the order of the fields.
    static func values(_ finding: Finding) -> [GeoPackageValue] {
        [
            .text(finding.source), finding.feature.map { .integer($0) } ?? .null,
            .text(finding.rule.rawValue),
            finding.identifier.map { .text($0) } ?? .null, .hundredths(finding.area.hundredths),
            .text(AccountCSV.facts(finding)),
        ]
    }
}
