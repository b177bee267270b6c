import GDALBridge
import LandModel
import TestSupport

@testable import Pipeline

/// Patches on a lattice of thousandths of a degree about Shaoguan, each cell about 1.1 ha.
struct CoverageFixture {
    typealias Ring = [(Double, Double)]

    struct Patch {
        var identifier: String?
        var code: String?
        var polygons: [[Ring]]

        init(_ identifier: String?, _ polygons: [[Ring]], code: String? = "440203001001") {
            self.identifier = identifier
            self.polygons = polygons
            self.code = code
        }

        init(_ identifier: String?, _ ring: Ring, code: String? = "440203001001") {
            self.init(identifier, [[ring]], code: code)
        }
    }

    var patches: [Patch]

    /// A closed box in thousandths of a degree from the lattice's corner.
    static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Ring {
        [(west, south), (west, north), (east, north), (east, south), (west, south)]
    }

    static func cell(_ column: Int, _ row: Int) -> Ring {
        box(Double(column), Double(row), Double(column + 1), Double(row + 1))
    }

    /// Its area by the closed formula.
    static func hundredths(_ west: Int, _ south: Int, _ east: Int, _ north: Int) -> Int64 {
        GraticuleBox(
            west: 113_400 + west, south: 24_800 + south, east: 113_400 + east, north: 24_800 + north
        ).hundredths
    }

    /// `A0` … by columns and rows.
    static func grid(_ columns: Int, _ rows: Int) -> CoverageFixture {
        CoverageFixture(
            patches: (0..<columns * rows).map { number in
                Patch("A\(number)", cell(number % columns, number / columns))
            })
    }

    static func degrees(_ ring: Ring) -> [Double] {
        ring.flatMap { [(113_400 + $0.0) / 1000, (24_800 + $0.1) / 1000] }
    }

    static func table(
        _ name: String, _ patches: [Patch], code: String? = "ZLDWDM", identifier: String? = "BSM"
    ) throws -> LayerTable {
        var fields = [FieldDefinition("NOTE", .text, width: 10)]
        if let identifier { fields.append(FieldDefinition(identifier, .text, width: 18)) }
        if let code { fields.append(FieldDefinition(code, .text, width: 19)) }
        var table = try LayerTable(name: name, fields: fields, epsg: 4490, rows: [])
        for patch in patches {
            var row = LayerTable.Row(["NOTE": .text("x")], .polygons(patch.polygons.map { $0.map(degrees) }))
            if patch.polygons.isEmpty { row.shape = .none }
            if let identifier, let value = patch.identifier { row[identifier] = .text(value) }
            if let code, let value = patch.code { row[code] = .text(value) }
            table.rows.append(row)
        }
        if patches.contains(where: { $0.polygons.count > 1 }) { table.geometry = .unknown }
        return table
    }

    /// Checks the layer as a file of a format.
    func check(
        driver: VectorDriver = .geoPackage, fields: Bool = true, districts: [Patch]? = nil, jobs: Int = 2,
        options: CoverageOptions = CoverageOptions(
            sliverArea: SquareMetres(hundredths: 1_000), sliverWidth: 0.2)
    ) throws -> CoverageReport {
        let folder = try TemporaryFolder()
        let path = folder.path("DLTB." + driver.testExtension)
        try Self.table("DLTB", patches, code: fields ? "ZLDWDM" : nil, identifier: fields ? "BSM" : nil)
            .write(path, driver: driver)
        var zones: String?
        if let districts {
            let file = folder.path("XZQ." + driver.testExtension)
            try Self.table("XZQ", districts, code: "XZQDM", identifier: nil).write(file, driver: driver)
            zones = file
        }
        let plan = try CoveragePlan.decide(
            StatedLayer(path), districts: zones.map { StatedLayer($0) }, options: options)
        return try CoverageJob(plan: plan, workers: Workers(count: jobs)).run()
    }
}

extension CoverageReport {
    /// `coverage-overlap A1 12.30 other=A2`, one a finding; sources and feature numbers left out.
    var lines: [String] {
        faults.map { fault in
            let finding = fault.finding
            let facts = finding.facts.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
            return [finding.rule.rawValue, finding.identifier ?? "-", "\(finding.area)", facts]
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    var rules: [String] { faults.map(\.finding.rule.rawValue) }
}
