import LandModel

/// Reads the change layers of a run into records and lines of the list of changes.
package enum ChangeReader {
    /// - Parameter recordsPerUnit: size of one unit of work.
    /// - Returns: the same for any number of workers; lines of the list in the order of layers and features.
    package static func read(
        _ layers: [ChangeLayer], recordsPerUnit: Int64 = 16_384, workers: Workers
    ) throws -> ChangeTally {
        try RecordReader.read(layers, recordsPerUnit: recordsPerUnit, workers: workers)
    }
}
