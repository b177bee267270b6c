import Statistics
package import Tables

extension PipelineDefinition {
    /// What of the pipeline serves which systems of the plans: its runs as a whole, its statistics, its tables.
    package var carriers: [SystemsMap.Carrier] {
        func carrier(_ carried: String, _ systems: [Int]) -> SystemsMap.Carrier {
            SystemsMap.Carrier(pipeline: name, name: carried, systems: systems)
        }
        let tables = (reports?.systems ?? [:]).sorted { $0.key < $1.key }
        return [carrier("all its tables", systems)] + tables.map { carrier("\($0.key).csv", $0.value) }
            + indicators.map { carrier($0.id, $0.systems) }
    }
}
