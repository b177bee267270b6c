import GDALBridge
import TestSupport
import Testing

/// Control areas handed down in a table take the place of those of the layers.
@Suite struct ControlTableRunTests {
    /// A trial with a table of its county, township and villages; `change` is added to the first village.
    private func run(_ change: Int64) throws -> Trial.Run {
        let delivery = try SurveyDelivery()
        let trial = try Trial { delivery in
            // The layers' own figures say nothing.
            for row in delivery.villages.rows.indices { delivery.villages.rows[row]["DCMJ"] = nil }
            for row in delivery.townships.rows.indices { delivery.townships.rows[row]["DCMJ"] = .real(1) }
        }
        var lines = ["district,island,area_m2"]
        func add(_ code: String, _ hundredths: Int64) {
            lines.append("\(code),00,\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)")
        }
        add("440203", delivery.hundredths)
        add("440203001", delivery.hundredths)
        for (index, row) in delivery.villages.rows.enumerated() {
            add(delivery.village(index), row.hundredths("DCMJ") + (index == 0 ? change : 0))
        }
        try trial.folder.write("control.csv", lines.joined(separator: "\n") + "\n")
        return try trial.run(more: "control: {from: table, table: control.csv}\n")
    }

    @Test("figures that agree pass")
    func agrees() throws { try run(0).expect(0) }

    @Test("a cent too much fails, and names the village")
    func differs() throws {
        let run = try run(1)
        #expect(run.status == 1, "\(run.errors)")
        let failed = try run.result.failedChecks()
        #expect(failed.contains { $0["subject"]?.contains("440203001001") == true }, "\(failed)")
        #expect(failed.allSatisfy { ["0.01", "-0.01"].contains($0["difference"] ?? "") }, "\(failed)")
    }

    @Test("a table that cannot be used stops before anything is read, with its line")
    func unusable() throws {
        let trial = try Trial(.geoPackage)
        try trial.folder.write("control.csv", "district,island,area_m2\n440203,00,many\n")
        try trial.run(more: "control: {from: table, table: control.csv}\n")
            .expectRefused(65, ["control.csv:2", "area_m2", "many"])
    }
}
