import Aggregate
import GDALBridge
import LandModel
import Statistics
import TestSupport
import Testing

@testable import Pipeline

/// The surveys as rows that statistics count: land, zones, tracts, changes.
@Suite struct SurveyRowsTests {
    @Test("land: net and ridges apart, gross once, patches of their own class alone")
    func land() throws {
        let counties = try TwoCounties()
        let table = LandRows.table([(2019, try counties.run())])
        for delivery in counties.deliveries {
            // By hand: the paddy loses a tenth to ridges, the others nothing.
            let rows = delivery.patches.rows
            let south = ["district": delivery.village(0)]
            func sum(_ field: String, _ landClass: String) -> Int128 {
                table.hundredths(field, where: south.merging(["class": landClass]) { $1 })
            }
            let (gross, ridges) = (rows[0].hundredths("TBMJ"), rows[0].hundredths("KCMJ"))
            #expect(ridges > 0)
            #expect(sum("net", "0101") == Int128(gross - ridges))
            #expect(sum("ridges", "0101") == Int128(ridges))
            #expect(sum("gross", "0101") == Int128(gross))
            #expect(sum("net", "1203") == Int128(ridges))
            #expect(sum("gross", "1203") == 0 && sum("ridges", "1203") == 0)
            #expect(sum("patches", "0101") == 100 && sum("patches", "1203") == 0)
            #expect(sum("net", "0301") == Int128(rows[1].hundredths("TBMJ")))
            // A ridge has the units and the tenure of its patch, and nothing of its fields.
            let ridge = south.merging(["class": "1203"]) { $1 }
            #expect(table.cells("ownership", where: ridge) == ["30"])
            for field in ["terrace", "slope", "planting", "settlement", "refinement"] {
                #expect(table.cells(field, where: ridge) == [""], "\(field)")
            }
            #expect(table.cells("slope", where: south.merging(["class": "0101"]) { $1 }) == ["2"])
        }
        let all = counties.deliveries.reduce(0) { $0 + $1.hundredths }
        #expect(table.hundredths("gross") == Int128(all), "every square metre once")
        #expect(table.hundredths("net") == Int128(all), "ridges count net under their own class")
        #expect(table.hundredths("patches") == 1200)
        #expect(Set(table.cells("year")) == ["2019"])
    }

    @Test("levelled areas add up to the control area of each county, in whole 0.01 hm²")
    func levelled() throws {
        let counties = try TwoCounties()
        let table = LandRows.table([(2019, try counties.run())])
        for delivery in counties.deliveries {
            let units = [delivery.village(0), delivery.village(1)]
            let sum = units.reduce(Int128(0)) { $0 + table.hundredths("levelled", where: ["district": $1]) }
            // 0.01 hm² are 100 m², 10,000 hundredths.
            #expect(sum == (Int128(delivery.hundredths) + 5_000) / 10_000 * 10_000)
        }
        #expect(table.cells("levelled").allSatisfy { $0.hasSuffix("00") || $0 == "0" })
    }

    @Test(
        "zones: what of each patch lies in them, ridges under their own class and in the gross area of their patch"
    )
    func zones() throws {
        let counties = try TwoCounties()
        // The western half of the paddy of both counties, and the east of the western county's second village.
        let boxes = [
            ("甲", TwoCounties.box(0, 0, 5, 10)), ("甲", TwoCounties.box(30, 0, 35, 10)),
            ("乙", TwoCounties.box(20, 10, 30, 20)),
        ]
        try counties.write(
            LayerTable(
                name: "HX", fields: [FieldDefinition("HXLX", .text, width: 20)], epsg: 4490,
                rows: boxes.map { LayerTable.Row(["HXLX": .text($0.0)], .polygons([[$0.1.ring]])) }))
        let more = """
            zones:
              - {name: lines, title: 红线, path: HX.gpkg, field: HXLX}
              - {name: unasked, title: 另一, path: HX.gpkg}
            indicators:
              - {id: paddy, title: 水田, source: zones.lines, where: class = "0101", measure: sum net, unit: 平方米, decimals: 2, by: [kind]}

            """
        let result = try counties.run(more)
        let tables = ZoneCells.tables([(2019, result)], try counties.definition(more))
        #expect(tables.map(\.name) == ["zones.lines"], "only zones that a statistic asks for")
        let table = try #require(tables.first)
        for delivery in counties.deliveries {
            let place = ["district": delivery.village(0), "kind": "甲"]
            let paddy = delivery.patches.rows[0]
            func sum(_ field: String, _ landClass: String) -> Int128 {
                table.hundredths(field, where: place.merging(["class": landClass]) { $1 })
            }
            // Half of each recorded area, to the unit that cannot be halved.
            #expect(abs(2 * sum("net", "0101") - Int128(paddy.hundredths("TBDLMJ"))) <= 1)
            #expect(abs(2 * sum("ridges", "0101") - Int128(paddy.hundredths("KCMJ"))) <= 1)
            #expect(sum("gross", "0101") == sum("net", "0101") + sum("ridges", "0101"))
            #expect(sum("net", "1203") == sum("ridges", "0101"))
            #expect(sum("gross", "1203") == 0 && sum("pieces", "1203") == 0 && sum("pieces", "0101") == 100)
        }
        let orchard = counties.deliveries[0].patches.rows[5]
        #expect(
            table.hundredths("net", where: ["kind": "乙", "class": "0201K"])
                == Int128(orchard.hundredths("TBDLMJ")))
        #expect(table.cells("kind", where: ["class": "0301"]).isEmpty)
        let figure = try #require(result.indicators?.results.first)
        #expect(figure.whole.value?.rounded(decimals: 2) == table.hundredths("net", where: ["class": "0101"]))
        #expect(figure.parts.map(\.key) == [["甲"]])
    }

    @Test("tracts: adjacent fields as one, in the village of the largest part")
    func tracts() throws {
        // The homestead north of the paddy becomes paddy without ridges: larger, net, than the one in the south.
        let counties = try TwoCounties { delivery in
            guard delivery.county == "440203" else { return }
            let area = delivery.patches.rows[3].hundredths("TBMJ")
            for (field, text) in [
                ("DLBM", "0101"), ("DLMC", "水田"), ("GDLX", "TT"), ("GDPDJB", "2"), ("ZZSXDM", "LS"),
            ] { delivery.patches.rows[3][field] = .text(text) }
            delivery.patches.rows[3]["CZCSXM"] = nil
            SurveyDelivery.setAreas(&delivery.patches.rows[3], hundredths: area, ratio: 0)
        }
        let more = """
            statistics:
              tracts: [{name: fields, title: 连片, classes: cultivated, thresholds-mu: [1]}]

            """
        let tables = TractCells.tables([(2019, try counties.run(more))], try counties.definition(more))
        let table = try #require(tables.first)
        #expect(table.name == "tracts.fields")
        let (west, east) = (counties.deliveries[0], counties.deliveries[1])
        #expect(table.cells("district").sorted() == [west.village(1), east.village(0)])
        let joined = ["district": west.village(1)]
        #expect(table.cells("patches", where: joined) == ["2"])
        #expect(
            table.hundredths("net", where: joined)
                == Int128(
                    west.patches.rows[0].hundredths("TBDLMJ") + west.patches.rows[3].hundredths("TBDLMJ")))
        #expect(
            table.hundredths("net", where: ["district": east.village(0)])
                == Int128(east.patches.rows[0].hundredths("TBDLMJ")))
    }

    @Test("changes: what the land became, by both sides; land that counts the same is none")
    func changes() {
        let table = ChangeRows.table([(2020, InventedChange.change.records)])
        // 14 events less forest that changed its owner and dry land that changed its crop; unchanged land stays out.
        #expect(table.rows.count == 12)
        #expect(Set(table.cells("year")) == ["2020"])
        let built = ["class-before": "0101", "class-after": "0601", "kind": "land"]
        #expect(table.cells("net", where: built) == ["100"])
        #expect(table.cells("district", where: built) == [InventedChange.first + "001001"])
        let moved = ["kind": "boundary", "class-after": "0601"]
        #expect(table.cells("district-before", where: moved) == [InventedChange.first + "001001"])
        #expect(table.cells("district", where: moved) == [InventedChange.second + "001001"])
        // Ground of one year alone has one side, and lies where that one is.
        let lost = ["kind": "uncovered", "class-before": "0101"]
        #expect(table.cells("class-after", where: lost) == [""])
        #expect(table.cells("district", where: lost) == [InventedChange.first + "001001"])
        #expect(table.hundredths("net", where: ["kind": "correction"]) == 7)
        #expect(Set(table.rows.map(\.number)).count == 12)
    }
}
