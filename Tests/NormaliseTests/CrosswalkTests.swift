import LandModel
import Testing

@testable import Normalise

@Suite struct CrosswalkTests {
    static let pairs = [
        ("gbt21010-2007", "tdt1055-2019"), ("gbt21010-2017", "tdt1055-2019"), ("tdt1055-2019", "ydyh-2020"),
        ("tdt1055-2019", "ydyh-2023"),
    ]

    @Test("every code of a crosswalk stands in the packs at its ends", arguments: pairs)
    func codesExist(from: String, to: String) throws {
        let catalogue = StandardCatalogue()
        let crosswalk = try #require(try catalogue.crosswalk(from: from, to: to))
        let (source, target) = (try catalogue.classification(from), try catalogue.classification(to))
        for row in crosswalk.rows {
            #expect(source[row.from]?.isAssignable == true, "\(row.from)")
            if let to = row.to { #expect(target[to]?.isCountable == true, "\(row.from) → \(to)") }
            #expect(!row.source.isEmpty && ["A", "B", "C"].contains(row.confidence))
        }
        let answered = Set(crosswalk.rows.map(\.from))
        let open = source.countableCodes.filter { !answered.contains($0) }
        #expect(open.isEmpty, "\(open)")
    }

    @Test(
        "exact and narrower codes have one row; a code with several rows is ambiguous in all",
        arguments: pairs)
    func kinds(from: String, to: String) throws {
        let crosswalk = try #require(try StandardCatalogue().crosswalk(from: from, to: to))
        for row in crosswalk.rows where crosswalk.rows(from: row.from).count > 1 {
            #expect(row.kind == .ambiguous, "\(row.from)")
            #expect(crosswalk.decidedRow(from: row.from) == nil)
        }
    }

    @Test("only adjustable codes lead to adjustable codes")
    func adjustable() throws {
        let catalogue = StandardCatalogue()
        let source = try catalogue.classification("erdiao")
        let crosswalk = try #require(try catalogue.crosswalk(from: "erdiao", to: "sandiao"))
        for row in crosswalk.rows {
            #expect(
                (row.to?.hasSuffix("K") ?? false) == (source[row.from]?.isAdjustable ?? false), "\(row.from)")
        }
    }

    @Test("a broader or single ambiguous row does not map")
    func undecided() throws {
        let catalogue = StandardCatalogue()
        let survey = try #require(try catalogue.crosswalk(from: "erdiao", to: "sandiao"))
        #expect(survey.decidedRow(from: "122") == nil && survey.candidates(from: "122") == ["1202"])
        #expect(survey.decidedRow(from: "203") == nil && survey.candidates(from: "203").isEmpty)
        #expect(survey.decidedRow(from: "052")?.to == "05H1")
        let plan = try #require(try catalogue.crosswalk(from: "sandiao", to: "ydyh-2023"))
        #expect(plan.rows(from: "09").map(\.kind) == [.broader] && plan.decidedRow(from: "09") == nil)
    }
}
