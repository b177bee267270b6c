import Testing

@testable import Sample

/// The engine on registers of a few rows, whose cells follow from their descriptions.
@Suite struct RegisterTableTests {
    typealias Column = SampleTargets.Column
    typealias Group = SampleTargets.Group

    private func table(
        _ columns: [Column], _ groups: [Group], seed: UInt64 = 1, source: RegisterSource = RegisterSource()
    ) throws(RegisterFault) -> [[String]] {
        let register = SampleTargets.Register(
            name: "台账", file: "a.csv", format: .csv, columns: columns, groups: groups)
        let table = try RegisterTable(
            register, place: "registers.0", targets: Cities.targets, seed: seed, source: source)
        return table.rows.map { $0.map(\.plainText) }
    }

    private func fault(_ columns: [Column], _ group: Group) -> RegisterFault? {
        do throws(RegisterFault) {
            _ = try table(columns, [group])
            return nil
        } catch {
            return error
        }
    }

    @Test("constants, words in turn, counties in turn, templates; groups in their order")
    func plain() throws {
        let columns = [
            Column(name: "甲", kind: .text), Column(name: "乙", kind: .text),
            Column(name: "码", kind: .countyCode), Column(name: "名", kind: .countyName),
            Column(name: "空", kind: .number),
        ]
        let rows = try table(
            columns,
            [
                Group(
                    count: 3, counties: ["440222", "440281"], fields: ["甲": "{county}第{n}行"],
                    cycle: ["乙": ["一", "二"]]),
                Group(count: 1, fields: ["甲": "末"]),
            ])
        #expect(
            rows == [
                ["440222第1行", "一", "440222", "始兴县", ""], ["440281第2行", "二", "440281", "乐昌市", ""],
                ["440222第3行", "一", "440222", "始兴县", ""], ["末", "", "440203", "武江区", ""],
            ])
    }

    @Test("years, months and counties are combined, the first column slowest")
    func combinations() throws {
        let columns = [
            Column(name: "年", kind: .text), Column(name: "月", kind: .text),
            Column(name: "码", kind: .countyCode),
        ]
        let years = try table(columns, [Group(each: ["年": [2019, 2020]], eachCounty: true)])
        #expect(
            years.count == 20 && years[0] == ["2019", "", "440203"] && years[19] == ["2020", "", "440282"])
        let months = try table(columns, [Group(eachMonth: ["月": ["2019-11", "2020-02"]])])
        #expect(months.map { $0[1] } == ["2019-11", "2019-12", "2020-01", "2020-02"])
    }

    @Test("listed rows stand as they are, numbers with all their decimals")
    func listed() throws {
        let columns = [
            Column(name: "日", kind: .date), Column(name: "时", kind: .dateTime),
            Column(name: "数", kind: .number, decimals: 2),
        ]
        let rows = [["2020-02-29", "2020-03-02 09:05", "7"], ["", "", "0.50"]]
        #expect(
            try table(columns, [Group(rows: rows, header: ["日", "时", "数"])])
                == [["2020-02-29", "2020-03-02 09:05", "7.00"], ["", "", "0.50"]])
    }

    @Test("sums are met exactly, and parts go by another column where that is asked")
    func sums() throws {
        let columns = [
            Column(name: "总", kind: .number, decimals: 2), Column(name: "分", kind: .number, decimals: 2),
        ]
        let group = Group(count: 7, sums: ["总": "100.01", "分": "31.37"], weigh: ["分": "总"])
        let rows = try table(columns, [group]).map { $0.compactMap { Int64($0.replacing(".", with: "")) } }
        #expect(rows.reduce(0) { $0 + $1[0] } == 10_001 && rows.reduce(0) { $0 + $1[1] } == 3_137)
        for row in rows {
            // A share of 0.3137, each within a twentieth of the weight, their sum too.
            #expect(Double(row[1]) > 0.27 * Double(row[0]) && Double(row[1]) < 0.36 * Double(row[0]))
        }
    }

    @Test("a column follows from one before: plus, times, days and hours after, a day of a year")
    func derived() throws {
        let columns = [
            Column(name: "年", kind: .text), Column(name: "基", kind: .number, decimals: 2),
            Column(name: "加", kind: .number, decimals: 2), Column(name: "乘", kind: .number, decimals: 2),
            Column(name: "始", kind: .date), Column(name: "止", kind: .date),
            Column(name: "受", kind: .dateTime), Column(name: "办", kind: .dateTime),
            Column(name: "日", kind: .date),
        ]
        let group = Group(
            count: 1, fields: ["年": "2018", "基": "10.05", "始": "2019-12-30", "受": "2020-02-28 23:30"],
            yearDates: ["日": "年"],
            after: ["止": .init(of: "始", days: [3, 3]), "办": .init(of: "受", hours: [25, 25])],
            plus: ["加": .init(of: "基", range: ["-0.10", "-0.10"])],
            times: ["乘": .init(of: "基", range: ["0.5", "0.5"])])
        let row = try table(columns, [group])[0]
        // 10.05 · 0.5 = 5.025, rounded up.
        #expect(row[..<4] == ["2018", "10.05", "9.95", "5.03"])
        #expect(row[4..<8] == ["2019-12-30", "2020-01-02", "2020-02-28 23:30", "2020-03-01 00:30"])
        #expect(row[8].hasPrefix("2018-"))
    }

    @Test("chance stays inside its bounds and reaches them")
    func bounds() throws {
        let columns = [
            Column(name: "数", kind: .number, decimals: 1), Column(name: "日", kind: .date),
            Column(name: "词", kind: .text, words: ["是", "否"]), Column(name: "时", kind: .dateTime),
        ]
        let group = Group(
            count: 400, ranges: ["数": ["0.9", "1.1"]],
            dates: ["日": ["2019-12-31", "2020-01-01"], "时": ["2020-05-05", "2020-05-05"]])
        let rows = try table(columns, [group])
        #expect(Set(rows.map { $0[0] }) == ["0.9", "1.0", "1.1"])
        #expect(Set(rows.map { $0[1] }) == ["2019-12-31", "2020-01-01"])
        #expect(Set(rows.map { $0[2] }) == ["是", "否"])
        let minutes = Set(rows.map { $0[3].suffix(5) })
        #expect(minutes.allSatisfy { $0 >= "09:00" && $0 < "17:00" } && minutes.count > 200)
    }

    @Test("serial numbers are given after the groups are mixed, by chance that a seed decides")
    func serial() throws {
        let columns = [
            Column(name: "号", kind: .serial, prefix: "P", digits: 3), Column(name: "组", kind: .text),
        ]
        let groups = [Group(count: 20, fields: ["组": "a"]), Group(count: 20, fields: ["组": "b"])]
        let rows = try table(columns, groups)
        #expect(rows.map { $0[0] } == (1...40).map { "P" + DistrictPlanner.padded($0, 3) })
        #expect(rows.filter { $0[1] == "a" }.count == 20)
        #expect(Set(rows.prefix(20).map { $0[1] }) == ["a", "b"])
        #expect(try table(columns, groups) == rows)
        #expect(try table(columns, groups, seed: 2) != rows)
    }

    @Test("things of the sample give a row each: chosen by what they say, a run of them, in their county")
    func source() throws {
        let items = [("a", "完成", 0), ("b", "治理中", 1), ("c", "完成", 2), ("d", "完成", 3)].map {
            id, state, county in
            RegisterSource.Item(county: county, values: ["id": .text(id), "state": .text(state)])
        }
        let columns = [
            Column(name: "号", kind: .source, key: "id"), Column(name: "码", kind: .countyCode),
            Column(name: "态", kind: .source, key: "state"),
        ]
        let source = RegisterSource(["mineRestorations": items])
        let rows = try table(
            columns,
            [
                Group(from: "mineRestorations", where: ["state": "完成"], take: [1, 3]),
                Group(from: "mineRestorations", where: ["state": "治理中"], fields: ["态": "在建"]),
            ], source: source)
        #expect(rows == [["c", "440205", "完成"], ["d", "440222", "完成"], ["b", "440204", "在建"]])
    }

    @Test("what cannot be used is told by its place")
    func faults() {
        let number = Column(name: "数", kind: .number, decimals: 2)
        let text = Column(name: "文", kind: .text)
        let day = Column(name: "日", kind: .date)
        let place = "registers.0.groups.0"
        #expect(fault([text], Group(count: 1, fields: ["甲": "x"]))?.value == "甲")
        #expect(fault([number], Group(count: 1, sums: ["数": "1.005"]))?.place == place + ".sums.数")
        #expect(fault([text], Group(count: 1, sums: ["文": "1"]))?.place == place + ".sums.文")
        #expect(fault([number], Group(count: 1, ranges: ["数": ["2", "1"]]))?.place == place + ".ranges.数")
        #expect(
            fault([day], Group(count: 1, dates: ["日": ["2020-01-01", "2019-01-01"]]))?.place == place
                + ".dates.日")
        #expect(fault([day], Group(count: 1, fields: ["日": "2021-02-29"]))?.value == "2021-02-29")
        #expect(fault([text], Group(count: -1))?.place == place + ".count")
        #expect(fault([text], Group())?.place == place)
        #expect(fault([text], Group(count: 1, counties: ["440299"]))?.value == "440299")
        #expect(fault([text], Group(from: "cows"))?.place == place + ".from")
        #expect(fault([text], Group(from: "hazards", where: ["colour": "红"]))?.value == "colour")
        #expect(fault([text], Group(rows: [["a", "b"]], header: ["文"]))?.place == place + ".rows.0")
        // A column may only follow from one that stands before it.
        #expect(
            fault(
                [number, Column(name: "后", kind: .number, decimals: 2)],
                Group(count: 1, plus: ["数": .init(of: "后", range: ["0", "1"])]))?.value == "后")
        #expect(fault([number], Group(count: 1, sums: ["数": "1"], weigh: ["数": "数"]))?.value == "数")
    }
}
