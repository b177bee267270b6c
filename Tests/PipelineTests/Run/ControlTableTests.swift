import Foundation
import LandModel
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ControlTableTests {
    private func read(_ text: String) throws -> ControlAreas {
        let folder = try TemporaryFolder()
        return try ControlTable.read(try folder.write("control.csv", text))
    }

    /// The only fault of a table, with its line.
    private func fault(_ text: String) throws -> (problem: ControlTableProblem, line: Int?)? {
        do {
            _ = try read(text)
            return nil
        } catch let error as PlanFaults {
            guard error.faults.count == 1, case .controlTable(_, let line, let cause) = error.faults[0] else {
                return nil
            }
            return (cause, line)
        }
    }

    @Test("counties, townships and villages, land and islands apart")
    func areas() throws {
        let control = try read(
            """
            district,island,area_m2
            440203,00,690857440.38
            440203,01,0
            440203001,00,12.5
            440203001001,00,7.00

            """)
        #expect(
            control.areas == [
                .init(district: "440203", island: "00"): SquareMetres(hundredths: 69_085_744_038),
                .init(district: "440203", island: "01"): .zero,
                .init(district: "440203001", island: "00"): SquareMetres(hundredths: 1250),
                .init(district: "440203001001", island: "00"): SquareMetres(hundredths: 700),
            ])
    }

    @Test("a table saved by a spreadsheet: byte order mark, lines ended by CR LF")
    func spreadsheet() throws {
        let control = try read("\u{FEFF}district,island,area_m2\r\n440203,00,1.00\r\n")
        #expect(control.areas.values.map(\.hundredths) == [100])
    }

    @Test(
        "what is no table of control areas is told with its line",
        arguments: [
            (
                "district,area_m2\n",
                ControlTableProblem.header(
                    expected: "district,island,area_m2", found: "district,area_m2"), 1
            ),
            ("", .header(expected: "district,island,area_m2", found: ""), 1),
            ("district,island,area_m2\n440203,00\n", .malformed(field: "columns", found: "2"), 2),
            ("district,island,area_m2\n4402,00,1.00\n", .malformed(field: "district", found: "4402"), 2),
            ("district,island,area_m2\n44020a,00,1.00\n", .malformed(field: "district", found: "44020a"), 2),
            ("district,island,area_m2\n440203,1,1.00\n", .malformed(field: "island", found: "1"), 2),
            (
                "district,island,area_m2\n440203,00,\"1,000\"\n",
                .malformed(field: "area_m2", found: "1,000"), 2
            ),
            ("district,island,area_m2\n440203,00,-1\n", .malformed(field: "area_m2", found: "-1"), 2),
            (
                "district,island,area_m2\n440203,00,1\n440204,00,1\n440203,00,2\n",
                .duplicate(district: "440203", island: "00"), 4
            ),
        ])
    func faults(text: String, problem: ControlTableProblem, line: Int) throws {
        let found = try #require(try fault(text))
        #expect(found.problem == problem)
        #expect(found.line == line)
    }

    @Test("a table that is not there, and one that is no text")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        #expect(throws: PlanFaults.self) { try ControlTable.read(folder.path("no.csv")) }
        let found = try #require(
            try {
                do {
                    _ = try ControlTable.read(try folder.write("gbk.csv", .init([0xC9, 0xD8, 0x0A])))
                    return nil
                } catch let error as PlanFaults { return error.faults.first }
            }() as PlanFault?)
        guard case .controlTable(_, nil, .unreadable("UTF-8")) = found else {
            Issue.record("\(found)")
            return
        }
    }
}
