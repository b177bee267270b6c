import Foundation
import GDALBridge
import GEOSBridge
import TestSupport
import Testing

@testable import Sample

@Suite struct ZoneFileTests {
    @Test("the committed zones are what the generator writes, record by record")
    func committed() throws {
        let folder = try TemporaryFolder()
        let writer = try ZoneWriter(plan: Zones.plan, names: CodeNames())
        for (file, layers) in writer.files() { try writer.write(file, layers, into: folder.path) }
        let written = try Zones.read(folder.path)
        for (name, old) in Zones.committed {
            let new = try #require(written[name])
            #expect(
                old.fields == new.fields && old.geometry == new.geometry && old.reference == new.reference)
            #expect(old.rows.map(\.values) == new.rows.map(\.values), "\(name)")
            #expect(Self.shapes(old) == Self.shapes(new), "\(name)")
            let worst = zip(Self.numbers(old), Self.numbers(new)).reduce(0) { max($0, abs($1.0 - $1.1)) }
            // Degrees are rounded decimals; metres come from a library's functions, a geodatabase has a grid.
            let tolerance = ["STBHHX", "GYD"].contains(name) ? 1e-6 : name == "CZKFBJ" ? 2e-9 : 1e-12
            #expect(worst <= tolerance, "\(name): \(worst)")
        }
    }

    private static func shapes(_ table: ZoneTable) -> [[[Int]]] {
        table.rows.map { $0.shape.polygons.map { $0.map(\.count) } + [$0.shape.lines.map(\.count)] }
    }

    private static func numbers(_ table: ZoneTable) -> [Double] {
        table.rows.flatMap { $0.shape.polygons.flatMap { $0.flatMap { $0 } } + $0.shape.lines.flatMap { $0 } }
    }

    @Test(
        "every polygon is valid by the library's rules, in the area plane",
        arguments: Zones.places.map(\.layers))
    func valid(layers: [String]) throws {
        let context = try GEOSContext()
        for layer in layers {
            let table = try Zones.table(layer)
            for row in table.rows {
                let shape = table.degrees(row)
                guard !shape.polygons.isEmpty else { continue }
                let geometry = try ZoneTable.geometry(shape.polygons, context)
                #expect(try geometry.validity() == .valid, "\(layer) \(row.values)")
            }
        }
    }

    @Test("files come in their forms: coordinates, encoding marks, no more bytes than needed")
    func forms() throws {
        let kinds = Dictionary(
            uniqueKeysWithValues: Zones.committed.map { ($0, $1.reference?.falseEasting ?? 0) })
        #expect(kinds.filter { $0.value != 0 } == ["STBHHX": 38_500_000, "GYD": 500_000])
        #expect(
            Zones.committed.allSatisfy { $1.reference?.centralMeridian ?? 0 == (kinds[$0] == 0 ? 0 : 114) })
        func exists(_ name: String) -> Bool {
            FileManager.default.fileExists(atPath: Zones.folder + "/" + name)
        }
        #expect(exists("STBHHX.cpg") && exists("GYD.cpg") && !exists("XZDK.cpg"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: Zones.folder + "/XZDK.dbf"))[29] == 0)
        for name in Zones.committed.keys {
            let table = try Zones.table(name)
            #expect(table.rows.allSatisfy { $0["BZ"] == "合成示例数据" }, "\(name)")
        }
        #expect(try Cities.size(of: Zones.folder) < 5_000_000)
    }

    /// Name, type and length of the standard; decimals after the point; VarChar without a length; D a date.
    private static let standard: [String: String] = [
        "YJJBNTTB":
            "BSM C18 YSDM C10 YJJBNTTBBH C18 TBBH C8 DLBM C5 DLMC C60 QSXZ C2 QSDWDM C19 QSDWMC C60 ZLDWDM C19 ZLDWMC C60 "
            + "YJJBNTTBMJ F15.2 KCDLBM C5 KCXS F6.4 KCMJ F15.2 YJJBNTMJ F15.2 GDLX C2 GDPDJB C2 GGBZL C10 TBXHDM C6 "
            + "TBXHMC C20 GDZZSXDM C6 GDZZSXMC C20 GDDB I2 GDDJ I2 ZLFLDM C12 FRDBS C1 SJNF I4 CFZR C20 ZMC C50 ZZRR C20 "
            + "ZRRZJHM C18 ZRRMC C20 LXDH C20 JZDZ C50 BHKSSJ D BHJSSJ D SJBH C20 SJMC C50 ZRSYX C100 BZ C50",
        "STBHHX":
            "BSM C18 YSDM C10 XJXZQHDM C6 LXDM C2 SLDM C4 MC C200 RKSL I8 STGNYBHMB C60 DLWZ C60 QYMJ F15.4 "
            + "STXTYZBLX C100 RWHDLX C10 STHJWT C60 GKCS C60 SLSJ D BZ C60",
        "PDT": "BSM C18 YSDM C10 PDJB C2 BZ C0",
        "PZWJSTD":
            "BSM C18 YSDM C10 TBBH C8 XJXZQHDM C6 XJXZQHMC C100 XMBH C255 XMMC C255 PZWH C100 PZRQ D YWLX C10 PZYT C5 "
            + "PZMJ F15.2 TBMJ F15.2 XZJSYDMJ F15.2 ZYGDMJ F15.2 ZYYJJBNTMJ F15.2 BZ C0",
        "ZRBHQ": "BSM C18 YSDM C10 BHQMC C100 BHQDLWZ C0 BHQJB C6 PZJG C100 PZSJ D BHQMJ F15.2 BZ C0",
    ]

    @Test(
        "fields are those of the standards, as far as the format keeps them",
        arguments: standard.keys.sorted())
    func fields(layer: String) throws {
        let found = try Zones.table(layer).fields.map { field -> String in
            switch field.kind {
            case .real: "\(field.name) F" + (layer == "STBHHX" ? "\(field.width).\(field.decimals)" : "")
            case .integer, .integer64: "\(field.name) I" + (layer == "STBHHX" ? "\(field.width)" : "")
            case .date: "\(field.name) D"
            default: "\(field.name) C\(field.width)"
            }
        }
        let words = try #require(Self.standard[layer]).split(separator: " ").map(String.init)
        let expected = stride(from: 0, to: words.count, by: 2).map { index -> String in
            let (name, type) = (words[index], words[index + 1])
            let isKept = type.hasPrefix("C") || layer == "STBHHX"
            return "\(name) \(isKept ? type : String(type.prefix(1)))"
        }
        #expect(found == expected)
        for other in ["SLGY", "FJMSQ", "SDGY"] {
            #expect(try Zones.table(other).fields == Zones.table("ZRBHQ").fields)
        }
    }

    @Test("identifiers are unique, feature codes the same in a layer")
    func identifiers() throws {
        for (name, table) in Zones.committed where table.fields.contains(where: { $0.name == "BSM" }) {
            #expect(Set(table.rows.map { $0["BSM"] }).count == table.rows.count, "\(name)")
            #expect(table.rows.allSatisfy { $0["BSM"].count == 18 && $0["BSM"].hasPrefix("4402") }, "\(name)")
            #expect(Set(table.rows.map { $0["YSDM"] }).count == 1, "\(name)")
        }
    }

    @Test("the smallest sample has all zones too, and they meet their figures", arguments: [20 as UInt64, 5])
    func small(seed: UInt64) throws {
        let city = try SampleCity(targets: Cities.targets, patches: 1_000, seed: seed)
        let plan = try ZonePlan(city)
        let context = try GEOSContext()
        let layers = try ZoneWriter(plan: plan, names: CodeNames()).files().flatMap(\.layers)
        #expect(layers.count == 24)
        let outline = try ZoneTable.geometry([CoverageTests.outline(city)], context)
        let protected = try ZoneTable.geometry(plan.protectedAreas.areas.map { [$0.ring] }, context)
            .dissolved()
        let inside = try protected.intersection(with: outline).area()
        #expect(try protected.area() - inside > 10_000)
        #expect(abs(inside - 4_148_000_000) < 500_000)
        for layer in layers {
            #expect(layer.count > 0, "\(layer.schema.name)")
            for index in 0..<layer.count {
                guard case .polygons(let polygons) = layer.record(index).shape else { continue }
                let geometry = try ZoneTable.geometry(polygons, context)
                #expect(try geometry.validity() == .valid, "\(layer.schema.name) \(index)")
            }
        }
    }
}
