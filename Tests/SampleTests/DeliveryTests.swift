import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Sample

@Suite struct DeliveryTests {
    static let layers = ["DLTB", "CJDCQ", "XZQ"]

    static func read(_ root: String, _ county: SampleTargets.County, _ layer: String) throws -> ReadLayer {
        let folder = root + "/" + SampleOutput.name(of: county)
        let driver = DeliveryForm(county.delivery).driver
        let file = driver == .shapefile ? layer : county.code
        return try ReadLayer(folder + "/" + file + "." + driver.fileExtension, layer: layer, driver: driver)
    }

    /// The committed layers, read once: county code and layer name to layer.
    static let committedLayers: [String: ReadLayer] = {
        var layers: [String: ReadLayer] = [:]
        for county in Cities.targets.counties {
            for layer in Self.layers {
                layers[county.code + layer] = try! read(Cities.deliveries, county, layer)
            }
        }
        return layers
    }()

    static func committed(_ county: SampleTargets.County, _ layer: String) throws -> ReadLayer {
        try #require(committedLayers[county.code + layer])
    }

    /// Two deliveries of a county hold the same records.
    private static func expectSame(
        _ first: String, _ second: String, _ county: SampleTargets.County, layers: [String]
    ) throws {
        for layer in layers {
            let (old, new) = (try read(first, county, layer), try read(second, county, layer))
            #expect(old.fields == new.fields && old.records == new.records, "\(county.code) \(layer)")
            #expect(old.reference == new.reference)
            #expect(old.geometries.map(\.count) == new.geometries.map(\.count))
            // Degrees are rounded decimals; metres come from a library's functions, a geodatabase has a grid.
            let isGeodatabase = county.delivery.format == .fileGeodatabase
            let tolerance =
                county.delivery.coordinates == .geographic
                ? (isGeodatabase ? 2e-9 : 0) : isGeodatabase ? 2e-4 : 1e-6
            let worst = zip(old.geometries.joined(), new.geometries.joined()).reduce(0) {
                max($0, abs($1.0 - $1.1))
            }
            #expect(worst <= tolerance, "\(county.code) \(layer): \(worst)")
        }
    }

    private func options(_ folder: TemporaryFolder, patches: Int = 1_000) -> SampleOptions {
        SampleOptions(patches: patches, targets: Cities.targetsPath, output: folder.path("out"))
    }

    @Test("the committed deliveries are what the generator writes, record by record")
    func committed() throws {
        let folder = try TemporaryFolder()
        let report = try SampleGenerator(
            SampleOptions(targets: Cities.targetsPath, output: folder.path("out"))
        ).write()
        #expect(report.patches == 5_000)
        for county in Cities.targets.counties {
            try Self.expectSame(Cities.deliveries, folder.path("out"), county, layers: Self.layers)
        }
        for later in Cities.targets.laterYears {
            for delivery in later.deliveries {
                try Self.expectSame(
                    Cities.deliveries + "/\(later.year)", folder.path("out/\(later.year)"),
                    Years.county(delivery),
                    layers: Self.layers + (delivery.changes == true ? ["DLTBGXGC"] : []))
            }
        }
        #expect(
            try String(contentsOfFile: folder.path("out/story.csv"), encoding: .utf8)
                == String(contentsOfFile: Cities.deliveries + "/story.csv", encoding: .utf8))
        #expect(try Cities.size(of: Cities.deliveries) < 22_000_000)
    }

    @Test("the committed totals meet the printed figures, summed from the files")
    func totals() throws {
        var sums: [String: Int64] = [:]
        for county in Cities.targets.counties {
            let patches = try Self.committed(county, "DLTB")
            for (code, net) in zip(try patches.column("DLBM"), try patches.hundredths("TBDLMJ")) {
                sums[code ?? "", default: 0] += net
            }
        }
        func sum(_ codes: String) -> Int64 {
            codes.split(separator: " ").reduce(0) { $0 + sums[String($1), default: 0] }
        }
        // Half a unit of the last printed place: 0.005 万亩 = 33 333 m², 0.005 km² = 5 000 m².
        let cultivated = sum("0101 0102 0103 0201K 0202K 0203K 0204K 0301K 0302K 0307K 0403K 1104K")
        #expect(abs(cultivated - 228_673_333_333) < 3_333_333)
        let built = sum(
            "0603 05H1 0508 0601 0602 0701 0702 08H1 08H2 08H2A 0809 0810 0810A 09 1001 1002 1003 1004 1005 1007 1008 "
                + "1009 1109 1201")
        #expect(abs(built - 71_850_000_000) < 500_000)
    }

    @Test("in every delivery patches add up to villages, villages to townships; areas hang together")
    func sums() throws {
        for county in Cities.targets.counties {
            let patches = try Self.committed(county, "DLTB")
            func controls(_ layer: String, _ code: String) throws -> [String: Int64] {
                let read = try Self.committed(county, layer)
                let keys = zip(try read.column(code), try read.column("MSSM")).map {
                    "\($0 ?? "") \($1 ?? "")"
                }
                return Dictionary(zip(keys, try read.hundredths("DCMJ"))) { first, second in
                    #expect(first == second)
                    return first
                }
            }
            var villages: [String: Int64] = [:]
            let (codes, islands) = (try patches.column("ZLDWDM"), try patches.column("MSSM"))
            let (gross, deducted, net) = (
                try patches.hundredths("TBMJ"), try patches.hundredths("KCMJ"),
                try patches.hundredths("TBDLMJ")
            )
            let ratios = try patches.column("KCXS").map {
                Int64(((Double($0 ?? "") ?? .nan) * 10_000).rounded())
            }
            for index in gross.indices {
                villages["\(codes[index] ?? "") \(islands[index] ?? "")", default: 0] += gross[index]
                #expect(net[index] == gross[index] - deducted[index])
                #expect(deducted[index] == (gross[index] * ratios[index] + 5_000) / 10_000)
            }
            #expect(try controls("CJDCQ", "ZLDWDM") == villages)
            var townships: [String: Int64] = [:]
            for (key, area) in villages { townships["\(key.prefix(9))\(key.suffix(3))", default: 0] += area }
            #expect(try controls("XZQ", "XZQDM") == townships)
        }
    }

    @Test("fields are those of the standard, with its lengths, as far as the format keeps them")
    func fields() throws {
        // name, type and length of TD/T 1057, decimals after the point; VarChar without a length.
        let standard =
            "BSM C18 YSDM C10 TBYBH C18 TBBH C8 DLBM C5 DLMC C60 QSXZ C2 QSDWDM C19 QSDWMC C255 ZLDWDM C19 ZLDWMC C255 "
            + "TBMJ F15.2 KCDLBM C5 KCXS F6.4 KCMJ F15.2 TBDLMJ F15.2 GDLX C2 GDPDJB C2 XZDWKD F5.1 TBXHDM C6 TBXHMC C20 "
            + "ZZSXDM C6 ZZSXMC C20 GDDB I2 FRDBS C1 CZCSXM C4 SJNF I4 MSSM C2 HDMC C100 BZ C0"
        for county in Cities.targets.counties {
            let read = try Self.committed(county, "DLTB")
            let isShapefile = DeliveryForm(county.delivery).driver == .shapefile
            let found = read.fields.map { field -> String in
                switch field.kind {
                case .real: "\(field.name) F" + (isShapefile ? "\(field.width).\(field.decimals)" : "")
                case .integer, .integer64: "\(field.name) I" + (isShapefile ? "\(field.width)" : "")
                default: "\(field.name) C\(field.width)"
                }
            }
            let words = standard.split(separator: " ").map(String.init)
            let expected = stride(from: 0, to: words.count, by: 2).map { index -> String in
                let (name, type) = (words[index], words[index + 1])
                if isShapefile {
                    return "\(name) "
                        + type.replacingOccurrences(of: "C255", with: "C254").replacingOccurrences(
                            of: "C0", with: "C60")
                }
                return type.hasPrefix("C") ? "\(name) \(type)" : "\(name) \(type.prefix(1))"
            }
            #expect(found == expected, "\(county.code)")
        }
    }

    @Test("each county comes in its form: coordinates, encoding marks, names that decode")
    func forms() throws {
        for county in Cities.targets.counties {
            let read = try Self.committed(county, "DLTB")
            let falseEasting: Double? =
                switch county.delivery.coordinates {
                case .geographic: nil
                case .gaussKrugerZone38: 38_500_000
                case .gaussKruger114: 500_000
                case .gaussKrugerZone37, .gaussKruger111: .nan
                }
            #expect(read.reference?.kind == (falseEasting == nil ? .geographic : .projected))
            if let falseEasting {
                #expect(
                    read.reference?.falseEasting == falseEasting && read.reference?.centralMeridian == 114)
                let eastings = read.geometries.joined().enumerated().filter { $0.offset % 2 == 0 }.map(
                    \.element)
                #expect(eastings.allSatisfy { abs($0 - falseEasting) < 150_000 })
            }
            #expect(Set(try read.column("BZ")) == ["合成示例数据"])
            #expect(
                try zip(read.column("DLBM"), read.column("DLMC")).contains { $0 == "0301" && $1 == "乔木林地" })
            #expect(
                try read.column("BSM").allSatisfy { $0?.count == 18 && $0?.hasPrefix(county.code) == true })
            #expect(Set(try read.column("BSM")).count == read.records.count)
            let folder = Cities.deliveries + "/" + SampleOutput.name(of: county)
            let hasCodePage = FileManager.default.fileExists(atPath: folder + "/DLTB.cpg")
            #expect(hasCodePage == (county.delivery.format == .shapefileWithCodePage))
            if county.delivery.format == .shapefileWithoutCodePage {
                #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/XZQ.dbf"))[29] == 0)
            }
        }
    }

    @Test("the same options give the same records, another seed others")
    func deterministic() {
        let again = try! SampleCity(targets: Cities.targets, patches: 1_000, seed: 20)
        #expect(again.attributes == Cities.small.attributes && again.areas.gross == Cities.small.areas.gross)
        #expect(again.outlines.rings(of: 7) == Cities.small.outlines.rings(of: 7))
        let other = try! SampleCity(targets: Cities.targets, patches: 1_000, seed: 21)
        #expect(other.attributes != Cities.small.attributes)
    }

    @Test("one layer of all counties, in every format", arguments: SampleOptions.Format.allCases)
    func single(format: SampleOptions.Format) throws {
        let folder = try TemporaryFolder()
        var options = options(folder)
        (options.layout, options.format, options.seed) = (.single, format, 20)
        options.output = folder.path("workload." + format.rawValue)
        try SampleGenerator(options).write()
        let driver = DeliveryForm(single: format).driver
        let read = try ReadLayer(
            options.output, layer: format == .shapefile ? "workload" : "DLTB", driver: driver)
        #expect(try read.hundredths("TBMJ") == Cities.small.areas.gross.map(\.hundredths))
        let entries = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(entries.allSatisfy { $0.hasPrefix("workload.") })
    }

    @Test("what is there stays, unless asked otherwise; nothing is left behind")
    func overwrite() throws {
        let folder = try TemporaryFolder()
        var options = options(folder)
        try folder.write("out/440203武江区/note.txt", "mine")
        #expect(throws: SampleError.outputExists(path: folder.path("out/440203武江区"))) {
            try SampleGenerator(options).write()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")) == ["440203武江区"])
        options.overwrite = true
        try SampleGenerator(options).write()
        #expect(!FileManager.default.fileExists(atPath: folder.path("out/440203武江区/note.txt")))
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")))
                == Set(
                    Cities.targets.counties.map(SampleOutput.name)
                        + [SampleOutput.zones, SampleOutput.registers, "2020", "2021", "2022", "story.csv"]))
    }
}
