package import LandModel

/// A register with everything decided that can be decided without reading a row.
package struct RegisterPlan: Sendable {
    package var definition: RegisterDefinition
    /// From the working folder.
    package var path: String
    /// The layer of its records' shapes; `nil` where it has none.
    package var shapes: SourceLayer?
}
