import LandModel
import Readers

/// The registers of a pipeline.
extension RunPlanner {
    /// Looks at every register without reading a row.
    ///
    /// - Throws: `PlanFaults`.
    static func registers(_ definition: PipelineDefinition) throws(PlanFaults) -> [RegisterPlan] {
        var planner = RunPlanner(definition)
        let plans = definition.registers.compactMap { planner.register($0) }
        guard planner.faults.isEmpty else { throw PlanFaults(planner.faults) }
        return plans
    }

    mutating func register(_ register: RegisterDefinition) -> RegisterPlan? {
        let path = definition.resolved(register.path)
        do throws(RegisterError) {
            try RegisterReader(schema: register.schema, districts: nil).inspect(path)
        } catch {
            faults.append(.register(error))
            return nil
        }
        var plan = RegisterPlan(definition: register, path: path)
        guard register.geometry != .none else { return plan }
        let found = inspect(
            register.path, register.schema.table, name: Self.sourceName(register), register.reading
        ) { request in
            switch register.geometry {
            case .polygons, .none: request.needsGeometry = true
            case .lines: request.geometryKind = .lines
            case .points: request.geometryKind = .points
            }
        }
        guard let found else { return nil }
        plan.shapes = found.source
        return plan
    }

    /// As findings name it.
    private static func sourceName(_ register: RegisterDefinition) -> String {
        "register:" + register.schema.name
    }
}
