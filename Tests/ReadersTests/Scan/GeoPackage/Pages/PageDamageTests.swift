import Foundation
import LandModel
import TestSupport
import Testing

@testable import Readers

/// Damaged pages end a scan with an error, or change no row that SQLite would give otherwise.
@Suite struct PageDamageTests {
    /// Rows, or the error.
    private static func outcome(
        _ scan: () throws -> any FeatureScan, _ table: RandomTable, _ units: [ScanUnit]
    )
        -> Result<Scanned, any Error>
    {
        Result { try Scanned(try scan(), units, hasGeometry: table.request.geometry) }
    }

    /// Damaged vertices may be no numbers, which are equal to nothing.
    private static func isSame(_ left: Scanned, _ right: Scanned) -> Bool {
        func bits(_ row: ScannedRow) -> [UInt64] {
            row.polygons.joined().joined().map(\.bitPattern)
        }
        func rest(_ row: ScannedRow) -> ScannedRow {
            var row = row
            row.polygons = []
            return row
        }
        return left.rows.map(rest) == right.rows.map(rest) && left.rows.map(bits) == right.rows.map(bits)
    }

    /// Short, as a whole table would be printed else.
    private static func difference(_ left: Scanned, _ right: Scanned) -> String {
        let first = zip(left.rows, right.rows).first { $0 != $1 }.map { "\($0.id), \($1.id)" } ?? "none"
        return "\(left.rows.count) and \(right.rows.count) rows, first different: \(first)"
    }

    private enum Damage: CaseIterable { case flip, flips, zeroPage, swapPages, cut }

    private static func damage(_ data: inout Data, _ generator: inout SplitMix64, pageBytes: Int) {
        let pages = data.count / pageBytes
        func page() -> Range<Int> {
            let start = Int.random(in: 1..<pages, using: &generator) * pageBytes
            return start..<start + pageBytes
        }
        func flip(_ range: Range<Int>) {
            data[Int.random(in: range, using: &generator)] ^= UInt8.random(in: 1...255, using: &generator)
        }
        switch Damage.allCases.randomElement(using: &generator) ?? .flip {
        case .flip: flip(pageBytes..<data.count)
        // Heads of pages and their cell pointers.
        case .flips:
            for _ in 0..<8 {
                let start = page().lowerBound
                flip(start..<start + 24)
            }
        case .zeroPage: data.resetBytes(in: page())
        case .swapPages:
            let (first, second) = (page(), page())
            let (a, b) = (data.subdata(in: first), data.subdata(in: second))
            data.replaceSubrange(first, with: b)
            data.replaceSubrange(second, with: a)
        case .cut: data = data.prefix(Int.random(in: pageBytes..<data.count, using: &generator))
        }
    }

    @Test("an error, or the rows that SQLite gives", arguments: [512, 1_024, 4_096])
    func random(pageBytes: Int) throws {
        let folder = try TemporaryFolder()
        var generator = SplitMix64(announcing: "PageDamageTests.random(\(pageBytes))")
        // With pointer maps SQLite finds pages of a chain without the chain, so that their damage does not show.
        let table = try RandomTable(
            folder.path("a.gpkg"), &generator, pageBytes: pageBytes, autoVacuum: 0, changes: 300)
        let url = URL(fileURLWithPath: table.path)
        let sound = try Data(contentsOf: url)
        let (source, request) = (table.source, table.request)
        let units = try scanUnits(of: source, featuresPerUnit: 100)
        let whole = try Scanned(source, request, featuresPerUnit: 100)
        var (errors, same) = (0, 0)
        for round in 0..<120 {
            var data = sound
            Self.damage(&data, &generator, pageBytes: pageBytes)
            try data.write(to: url)
            let own = Self.outcome(
                { try #require(try GeoPackagePageScan(GeoPackageFile(source), request)) }, table, units)
            let sqlite = Self.outcome({ try GeoPackageScan(GeoPackageFile(source), request) }, table, units)
            switch (own, sqlite) {
            case (.failure(let error), _):
                errors += 1
                #expect(error is ReadError, "round \(round): \(error)")
            case (.success(let own), .success(let sqlite)):
                same += 1
                let isSame = Self.isSame(own, sqlite)
                #expect(isSame, "round \(round): \(Self.difference(own, sqlite))")
            // SQLite looks at more than is asked for; values of other columns and rows may be damaged, too.
            case (.success(let own), .failure(let error)):
                let isSame = own.rows.map(\.id) == whole.rows.map(\.id)
                #expect(isSame, "round \(round): \(error), \(Self.difference(own, whole))")
            }
        }
        #expect(errors > 20 && same > 5, "\(errors) errors, \(same) equal")
    }

    @Test("the page and what is wrong with it are told")
    func told() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        let blob = BinaryGeometry.blob(BinaryGeometry.wkb([[Rings.box(0, 0, 1, 1)]]))
        for id in Int64(1)...500 { try fixture.insert(id, [.blob(blob), .text("0101")]) }
        // The record continues on the pages that come last.
        try fixture.insert(501, [.blob(blob + Array(repeating: 0, count: 20_000)), .text("0101")])
        try fixture.finish()
        let url = URL(fileURLWithPath: fixture.path)
        let sound = try Data(contentsOf: url)
        /// Changes bytes of a page, which counts from 1, and tells the error.
        func error(_ page: Int, _ offset: Int, _ bytes: [UInt8]) throws -> ReadError? {
            var data = sound
            data.overwrite((page - 1) * 4_096 + offset, bytes)
            try data.write(to: url)
            do {
                let scan = try openScan(fixture.source(declaredCount: 501), GeoPackageFixture.request)
                _ = try Scanned(scan, [ScanUnit(features: 0..<1_000)], hasGeometry: true)
                return nil
            } catch let error as ReadError {
                return error
            }
        }
        func damaged(_ page: Int, _ part: PageError.Part, after: Int64?) -> ReadError? {
            .pageDamaged(
                path: fixture.path, layer: "DLTB", page: Int64(page), part: part.rawValue, after: after)
        }
        // Page 2 is the root; its first cell leads to the first leaf.
        let root = [UInt8](sound[4_096..<8_192])
        let cell = Int(root[12]) << 8 | Int(root[13])
        let leaf = Int(root[cell + 2]) << 8 | Int(root[cell + 3])
        let start = (leaf - 1) * 4_096
        try #require(root[0] == 5 && sound[start] == 13)
        #expect(try error(leaf, 0, [10]) == damaged(leaf, .kind, after: nil))
        #expect(try error(leaf, 3, [0, 0]) == damaged(leaf, .cellCount, after: nil))
        #expect(try error(leaf, 3, [0xff, 0xff]) == damaged(leaf, .cellCount, after: nil))
        #expect(try error(leaf, 10, [0, 2]) == damaged(leaf, .cellPosition, after: 1))
        let first = Array(sound[start + 8..<start + 10])
        #expect(try error(leaf, 10, first) == damaged(leaf, .idOrder, after: 1))
        // A head without columns before a record that has bytes.
        var place = start + (Int(first[0]) << 8 | Int(first[1]))
        for _ in 0..<2 {
            while sound[place] >= 0x80 { place += 1 }
            place += 1
        }
        #expect(try error(leaf, place - start, [1]) == damaged(leaf, .recordHeader, after: nil))
        // The root's head names the last leaf; another one in its place holds ids out of bounds.
        let repeated = try error(2, 8, Array(root[cell..<cell + 4]))
        guard case .pageDamaged(_, _, Int64(leaf), "order of ids", _) = repeated else {
            Issue.record("\(String(describing: repeated))")
            return
        }
        // The chain of the last record: a page that leads to the next one.
        let chain = try #require(
            (3..<sound.count / 4_096).last { page in
                let link = (page - 1) * 4_096
                return Array(sound[link..<link + 4]) == [0, 0, 0, UInt8(page + 1)]
            })
        #expect(try error(chain, 0, [0, 0, 0, 0]) == damaged(chain, .overflow, after: 500))
        #expect(try error(chain, 0, [0, 1, 0, 0]) == damaged(65_536, .number, after: 500))
        #expect(try error(chain, 4_000, [1, 2, 3]) == nil)
    }
}
