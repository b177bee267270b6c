import Foundation
import LandModel
import Testing

@testable import Tables

@Suite struct SystemsMapTests {
    private static let systems = [
        SystemsMap.System(number: 1, chinese: "国土调查", english: "Land survey", priority: "core"),
        SystemsMap.System(number: 2, chinese: "批|供", english: "Approved, supplied", priority: "strong"),
    ]

    @Test("a row a system and pipeline; what nothing carries is told")
    func markdown() {
        let carriers = [
            SystemsMap.Carrier(pipeline: "plan", name: "land", systems: [1]),
            .init(pipeline: "plan", name: "land", systems: [1, 9]),
            .init(pipeline: "survey", name: "T01", systems: [1]),
            .init(pipeline: "plan", name: "table-1", systems: [1]),
        ]
        #expect(
            SystemsMap.markdown(Self.systems, carriers) == """
                # Systems and what carries them

                | # | system | priority | pipeline | statistics and tables |
                |---|---|---|---|---|
                | 1 | 国土调查 / Land survey | core | plan | land, table-1 |
                | 1 | 国土调查 / Land survey | core | survey | T01 |
                | 2 | 批\\|供 / Approved, supplied | strong | — | not covered |

                ## Not covered

                - 2 批|供 / Approved, supplied (strong)

                """)
        #expect(SystemsMap.unknown(carriers, among: Self.systems) == [9])
    }

    @Test("the project's list: a hundred and six, numbered without a gap")
    func list() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../../docs/systems.csv")
        let systems = try SystemsMap.systems(of: String(contentsOf: file, encoding: .utf8))
        #expect(systems.map(\.number) == Array(1...106))
        let counts = Dictionary(grouping: systems, by: \.priority).mapValues(\.count)
        #expect(counts == ["core": 18, "strong": 50, "peripheral": 38])
        #expect(systems.allSatisfy { !$0.chinese.isEmpty && !$0.english.isEmpty })
    }

    @Test("a list of another shape is refused where it breaks")
    func shape() {
        let fault = #expect(throws: CommaSeparated.ShapeFault.self) {
            try SystemsMap.systems(of: "number,zh,en,etl_fit,priority\n1,a,b,full,core\nx,a,b,full,core\n")
        }
        #expect(fault?.line == 3)
    }
}
