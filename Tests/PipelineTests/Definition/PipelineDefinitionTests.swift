import Aggregate
import LandModel
import TestSupport
import Testing

@testable import Pipeline

@Suite struct PipelineDefinitionTests {
    private typealias Fixture = DefinitionFixture

    @Test("a pipeline with nothing but the required keys has every default")
    func defaults() throws {
        let pipeline = try Fixture.decode(Fixture.minimal)
        #expect(pipeline.city == District(code: "440200", name: "韶关市"))
        #expect(pipeline.classes == .init(standard: "tdt1055-2019", rules: []))
        #expect(
            pipeline.area
                == .init(
                    basis: .recorded, absoluteTolerance: SquareMetres(hundredths: 100),
                    relativeTolerance: 0.0001,
                    roundAngles: false))
        #expect(pipeline.control == .layers)
        #expect(pipeline.levelling == .init(classOrder: .codeDescending, guardsNegatives: true))
        #expect(pipeline.budget == .init(all: .init(count: nil, area: nil), rules: [:]))
        #expect(pipeline.tables == .init(forms: ["T01", "T02", "T03"], unit: .hectare))
        #expect(
            pipeline.outputs
                == .init(
                    folder: "results", byteOrderMark: false,
                    workbook: .init(
                        isWritten: true, organisation: nil, date: nil, preparedBy: nil, reviewedBy: nil),
                    writesGeoPackage: true))
        #expect(
            pipeline.sources.first
                == .init(
                    county: District(code: "440203", name: "武江区"), path: "440203",
                    layers: .init(patches: "DLTB", villages: "CJDCQ", townships: "XZQ"),
                    standard: "tdt1055-2019",
                    year: 2020, crs: nil, crsIsForced: false, olderDatum: .refuse, encoding: nil,
                    basis: .recorded, line: 8))
    }

    @Test("paths count from the folder of the pipeline file, unless they begin at the root")
    func paths() throws {
        let pipeline = try Fixture.decode(Fixture.minimal)
        #expect(pipeline.sources.map { pipeline.resolved($0.path) } == ["p/440203", "/data/440204/*.shp"])
        var here = pipeline
        here.path = "x.yaml"
        #expect(here.resolved("440203") == "440203")
    }

    @Test("every key is read")
    func everyKey() throws {
        let text = """
            schema: 1
            name: a
            description: |
              Two
              lines.
            title: 某市
            year: 2021
            city: {code: "440200", name: 韶关市}
            defaults:
              layers: {patches: P, villages: V, townships: T}
              standard: gbt21010-2007
              crs: EPSG:4490
              crs-forced: true
              older-datum: own-ellipsoid
              encoding: GB18030
            sources:
              - {county: "440203", name: 武江区, path: a}
              - county: "440204"
                name: 浈江区
                path: b
                layers: {patches: Q}
                standard: tdt1055-2019
                year: 2019
                crs: EPSG:4526
                crs-forced: false
                older-datum: refuse
                encoding: UTF-8
                basis: recorded
            classes:
              standard: tdt1055-2019
              rules:
                - {standard: gbt21010-2007, from: 023, to: 0204}
                - {standard: gbt21010-2007, from: 031, to: 0301}
            area:
              basis: computed
              tolerance: {absolute-m2: 2.5, relative: 0.001}
              round-angles: true
            control: {from: table, table: control.csv}
            levelling: {class-order: area-descending, negative-guard: false}
            findings:
              budget:
                count: 0
                area-m2: 12.34
                rules:
                  - {rule: polygon-repaired, count: 5}
                  - {rule: class-unknown, area-m2: 0}
            tables: {forms: [T03, T01], unit: mu}
            outputs:
              folder: /srv/out
              csv: {bom: true}
              xlsx: {write: false, organisation: 局, date: "2020-02-29", prepared-by: 甲, reviewed-by: 乙}
              gpkg: {write: false}

            """
        let pipeline = try Fixture.decode(text)
        #expect(pipeline.description == "Two\nlines.\n")
        #expect(
            pipeline.sources == [
                .init(
                    county: District(code: "440203", name: "武江区"), path: "a",
                    layers: .init(patches: "P", villages: "V", townships: "T"), standard: "gbt21010-2007",
                    year: 2021, crs: "EPSG:4490", crsIsForced: true, olderDatum: .ownEllipsoid,
                    encoding: "GB18030",
                    basis: .computed,
                    line: 17),
                .init(
                    county: District(code: "440204", name: "浈江区"), path: "b",
                    layers: .init(patches: "Q", villages: "V", townships: "T"), standard: "tdt1055-2019",
                    year: 2019, crs: "EPSG:4526", crsIsForced: false, olderDatum: .refuse, encoding: "UTF-8",
                    basis: .recorded,
                    line: 18),
            ])
        #expect(
            pipeline.classes.rules == [
                .init(standard: "gbt21010-2007", from: "023", to: "0204"),
                .init(standard: "gbt21010-2007", from: "031", to: "0301"),
            ])
        #expect(
            pipeline.area
                == .init(
                    basis: .computed, absoluteTolerance: SquareMetres(hundredths: 250),
                    relativeTolerance: 0.001,
                    roundAngles: true))
        #expect(pipeline.control == .table(path: "control.csv"))
        #expect(pipeline.levelling == .init(classOrder: .areaDescending, guardsNegatives: false))
        #expect(pipeline.budget.all == .init(count: 0, area: SquareMetres(hundredths: 1234)))
        #expect(
            pipeline.budget.rules == [
                .polygonRepaired: .init(count: 5, area: nil), .classUnknown: .init(count: nil, area: .zero),
            ])
        #expect(pipeline.tables == .init(forms: ["T01", "T03"], unit: .mu))
        #expect(
            pipeline.outputs
                == .init(
                    folder: "/srv/out", byteOrderMark: true,
                    workbook: .init(
                        isWritten: false, organisation: "局", date: "2020-02-29", preparedBy: "甲",
                        reviewedBy: "乙"),
                    writesGeoPackage: false))
    }

    @Test("all faults are told at once, in the order of the lines")
    func manyFaults() {
        let text = """
            schema: 1
            nmae: two-counties
            description:
            title: [某市]
            year: 20200
            city: {code: "4402", name: 韶关市}
            bom: true
            sources:
              - county: "440203"
                name: 武江区
                layers: {patch: DLTB}
                path: ~/440203
            area: {basis: recoded, round-angles: "true", tolerance: {absolute-m2: 1.234}}
            findings: 5
            tables: {forms: [T01, T09, T01]}

            """
        let fault = Fixture.fault
        let root = PipelineShape.root.keys
        let summary = root.first { $0.name == "name" }?.summary ?? ""
        #expect(
            Fixture.faults(text) == [
                fault(.missingKey(name: "name", summary: summary), 1, 1, "name"),
                fault(.unknownKey(nearest: ["name"], known: root.map(\.name)), 2, 1, "nmae"),
                fault(.emptyValue, 3, 13, "description"),
                fault(.wrongType(expected: "text", found: "list"), 4, 8, "title"),
                fault(.outOfRange(found: "20200", low: "1949", high: "2200"), 5, 7, "year"),
                fault(.malformed(found: "4402", expected: "six digits ending in 00"), 6, 14, "city.code"),
                fault(.unknownKey(nearest: ["outputs.csv.bom"], known: root.map(\.name)), 7, 1, "bom"),
                fault(
                    .unknownKey(
                        nearest: ["sources[1].layers.patches"], known: ["patches", "villages", "townships"]),
                    11, 14, "sources[1].layers.patch"),
                fault(.path(.homeFolder, found: "~/440203"), 12, 11, "sources[1].path"),
                fault(
                    .unknownValue(found: "recoded", nearest: ["recorded"], known: ["recorded", "computed"]),
                    13, 15,
                    "area.basis"),
                fault(
                    .wrongType(expected: "true or false", found: "quoted text"), 13, 38, "area.round-angles"),
                fault(
                    .wrongType(expected: "decimal number", found: "`1.234`"), 13, 71,
                    "area.tolerance.absolute-m2"),
                fault(.wrongType(expected: "group of keys", found: "`5`"), 14, 11, "findings"),
                fault(
                    .unknownValue(found: "T09", nearest: ["T01", "T02"], known: ["T01", "T02", "T03"]), 15,
                    23,
                    "tables.forms[2]"),
                fault(.duplicateValue(found: "T01", firstLine: 15), 15, 28, "tables.forms[3]"),
            ])
    }

    @Test("a file of another version says so")
    func version() {
        let text = Fixture.minimal.replacing("schema: 1", with: "schema: 2")
        #expect(
            Fixture.faults(text) == [
                Fixture.fault(.unsupportedSchema(found: "2", supported: "1"), 1, 9, "schema")
            ])
        let without = Fixture.minimal.replacing("schema: 1\n", with: "")
        #expect(Fixture.faults(without).map(\.keyPath) == ["schema"])
    }

    @Test(
        "numbers and truth values have one spelling",
        arguments: [
            "year: \"2020\"", "year: 02020", "year: 2020.0", "year: +2020", "year: 2_020", "year: 0x7e4",
            "year:",
            "year: ~",
            "area: {round-angles: yes}", "area: {round-angles: True}", "area: {tolerance: {relative: 1e-4}}",
            "area: {tolerance: {relative: .5}}", "area: {tolerance: {relative: -1}}",
            "area: {tolerance: {relative: 5.}}",
        ])
    func spelling(line: String) {
        let text =
            line.hasPrefix("year")
            ? Fixture.minimal.replacing("year: 2020", with: line) : Fixture.minimal + line + "\n"
        #expect(Fixture.faults(text).count == 1)
    }

    @Test(
        "paths that depend on the environment or leave the disk are refused",
        arguments: [
            ("${HOME}/x", DefinitionFault.PathProblem.variable), ("~/x", .homeFolder),
            ("https://x/y.shp", .address),
            ("/vsicurl/x", .virtualFileSystem), ("/VSIZIP/x.zip", .virtualFileSystem),
        ])
    func badPath(path: String, problem: DefinitionFault.PathProblem) {
        let text = Fixture.minimal.replacing("path: 440203", with: "path: \(path)")
        #expect(
            Fixture.faults(text) == [Fixture.fault(.path(problem, found: path), 10, 11, "sources[1].path")])
    }

    @Test("whatever is typed into the file, it decodes or has faults inside its lines")
    func mutations() {
        var random = SplitMix64(announcing: "PipelineDefinitionTests.mutations")
        let pieces = [
            "*", "&a", "*a", "!", "!!str ", "<<", "- ", ": ", "? ", "{", "}", "[", "]", ",", "\"", "'", "|",
            ">", "#",
            "\n", "\r\n", "\t", " ", "  ", "---", "...", "%YAML 1.2\n", "\u{FEFF}", "\u{2028}", "\u{85}",
            "\u{0}", "图",
            "\\x", "county", "sources:", "\u{E000}", "name: x\n",
        ]
        var decoded = 0
        for _ in 0..<2_000 {
            var scalars = Array(Fixture.minimal.unicodeScalars)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<scalars.count, using: &random)
                if Bool.random(using: &random) { scalars.remove(at: place) }
                if let piece = pieces.randomElement(using: &random), Bool.random(using: &random) {
                    scalars.insert(contentsOf: piece.unicodeScalars, at: place)
                }
            }
            let text = String(String.UnicodeScalarView(scalars))
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count + 3
            do {
                _ = try Fixture.decode(text)
                decoded += 1
            } catch .faults(_, let faults) {
                #expect(!faults.isEmpty, "\(text)")
                #expect(faults.allSatisfy { 1...lines ~= $0.place.line ?? 0 }, "\(faults) in \(text)")
            } catch {
                Issue.record("\(error) for \(text)")
            }
        }
        #expect(decoded > 0)
    }
}
