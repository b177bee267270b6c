/// What `SampleGenerator` is to write. Equal options give equal contents.
package struct SampleOptions: Sendable, Hashable {
    package enum Layout: String, Sendable, CaseIterable {
        /// A folder for each county, in the form the targets file gives it.
        case deliveries
        /// One DLTB layer with the patches of all counties, in degrees: a workload for measuring.
        case single
    }

    package enum Format: String, Sendable, CaseIterable {
        case geoPackage = "gpkg"
        case shapefile = "shp"
        case fileGeodatabase = "gdb"
    }

    /// Patches to write: exactly as many. Without it as many as the targets file says, else `usualPatches`.
    package var patches: Int?
    package var seed: UInt64
    /// Path of the targets file.
    package var targets: String
    /// Folder of the deliveries, or the file of a single layer.
    package var output: String
    package var layout: Layout
    /// Format of a single layer; deliveries have theirs from the targets file.
    package var format: Format
    /// Whether county folders or a file that are there already are replaced.
    package var overwrite: Bool

    package static let usualPatches = 5_000

    /// Counties of fewer patches have no room for their districts; identifiers hold eight digits a county.
    package static let allowedPatches = 1_000...50_000_000

    package init(
        patches: Int? = nil, seed: UInt64 = 1, targets: String, output: String, layout: Layout = .deliveries,
        format: Format = .geoPackage, overwrite: Bool = false
    ) {
        self.patches = patches
        self.seed = seed
        self.targets = targets
        self.output = output
        self.layout = layout
        self.format = format
        self.overwrite = overwrite
    }
}
