import GDALBridge
import LandModel
import Readers
import TestSupport
import Testing

@testable import Pipeline

@Suite struct TabulatePlanTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The plan for the small delivery's patches, changed before they are written.
    private func plan(
        _ options: TabulateOptions = TabulateOptions(), reference: StatedReference? = nil,
        _ change: (inout LayerTable) throws -> Void = { _ in }
    ) throws -> TabulatePlan {
        var layer = try SurveyDelivery().patches
        try change(&layer)
        let path = folder.path("dltb.gpkg")
        try layer.write(path, driver: .geoPackage)
        return try TabulatePlan.decide(path, options: options, reference: reference)
    }

    /// Problems of a source that cannot be planned.
    private func problems(
        _ options: TabulateOptions = TabulateOptions(), _ change: (inout LayerTable) throws -> Void
    ) throws -> [SourceProblem] {
        do {
            _ = try plan(options, change)
            return []
        } catch let error as PlanFaults {
            return error.faults.compactMap {
                if case .source(_, let fault) = $0 { fault.problem } else { nil }
            }
        }
    }

    private static func remove(_ fields: String..., from layer: inout LayerTable) {
        layer.fields.removeAll { fields.contains($0.name) }
        for row in layer.rows.indices { for field in fields { layer.rows[row][field] = nil } }
    }

    @Test("recorded net areas with their ridges are the default; geometry is not read")
    func recorded() throws {
        let plan = try plan()
        #expect(plan.area == .net(field: "TBDLMJ", ridge: .field("KCMJ")))
        #expect(plan.basis == .recorded)
        #expect(!plan.request.geometry)
        #expect(plan.request.text == ["ZLDWDM", "DLBM"])
        #expect(plan.digits == 6)
    }

    @Test("without KCMJ the ridge is the difference, without TBMJ there is none")
    func ridges() throws {
        #expect(
            try plan { Self.remove("KCMJ", from: &$0) }.area
                == .net(field: "TBDLMJ", ridge: .difference(gross: "TBMJ")))
    }

    @Test("TBMJ alone is gross; so is what is asked for as gross")
    func gross() throws {
        #expect(try plan(TabulateOptions(gross: true)).area == .gross(field: "TBMJ"))
    }

    @Test("a layer of TBMJ alone gives gross areas")
    func onlyGross() throws {
        #expect(try plan { Self.remove("KCMJ", "TBDLMJ", from: &$0) }.area == .gross(field: "TBMJ"))
    }

    @Test("without any recorded area the geometry is measured, and then needs its reference system")
    func computed() throws {
        let plan = try plan { Self.remove("TBMJ", "KCMJ", "TBDLMJ", from: &$0) }
        #expect(plan.area == .computed && plan.request.geometry)
    }

    @Test("computed areas without a reference system stop")
    func noReference() throws {
        let found = try problems { layer in
            Self.remove("TBMJ", "KCMJ", "TBDLMJ", from: &layer)
            layer.referenceWKT = nil
        }
        guard found.count == 1, case .referenceMissing = found[0] else {
            Issue.record("\(found)")
            return
        }
    }

    @Test("recorded areas asked of a layer that has none")
    func noneRecorded() throws {
        do {
            _ = try plan(TabulateOptions(basis: .recorded)) {
                Self.remove("TBMJ", "KCMJ", "TBDLMJ", from: &$0)
            }
            Issue.record("planned")
        } catch let error as PlanFaults {
            guard error.faults.count == 1, case .recordedAreaMissing(_, let available) = error.faults[0]
            else {
                Issue.record("\(error)")
                return
            }
            #expect(available.contains("DLBM"))
        }
    }

    @Test("any field may group, whole; a stated class field needs no standard name")
    func anyFields() throws {
        let plan = try plan(TabulateOptions(grouping: .field("QSXZ"), classField: "DLMC"))
        #expect(plan.groupField == "QSXZ" && plan.digits == nil && plan.classField == "DLMC")
    }

    @Test("a field that is not there is told with what is")
    func noSuchField() throws {
        let found = try problems(TabulateOptions(grouping: .field("计划区"))) { _ in }
        guard found.count == 1,
            case .statedFieldMissing(_, "计划区", _, let available) = found[0]
        else {
            Issue.record("\(found)")
            return
        }
        #expect(available.contains("QSXZ"))
    }

    @Test("digits of a district", arguments: [(DistrictLevel.county, 6), (.township, 9), (.village, 12)])
    func digits(level: DistrictLevel, digits: Int) throws {
        #expect(try plan(TabulateOptions(grouping: .district(level))).digits == digits)
    }

    @Test("the full check reads geometry and the recorded gross area beside what is counted")
    func fullCheck() throws {
        let plan = try plan(TabulateOptions(validate: true))
        #expect(plan.checksFully && plan.request.geometry)
        let column = try #require(plan.comparedColumn)
        #expect(plan.request.decimals[column].field == "TBMJ")
    }

    @Test("an unknown standard stops")
    func unknownStandard() throws {
        #expect(throws: PlanFaults.self) { try plan(TabulateOptions(standard: "gbt21010-1984")) }
    }
}
