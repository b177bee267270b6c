package import GDALBridge
package import GEOSBridge
package import Normalise
package import Writers

/// What stops the writing of a sample.
package enum SampleError: Error, Equatable, Sendable {
    /// The targets file cannot be read; `reason` is the system's.
    case targetsUnreadable(path: String, reason: String)
    /// The targets file is no JSON of the expected shape; `place` is the path of keys to the fault.
    case targetsMalformed(path: String, place: String, reason: String)
    /// A value of the targets file cannot be used.
    case targetsInvalid(path: String, place: String, value: String, expected: String)
    /// Two totals claim the same class.
    case classClaimedTwice(code: String, totals: [String])
    /// Too few patches to lay out the counties, or more than identifiers can number.
    case patchCount(asked: Int, allowed: ClosedRange<Int>)
    /// A total cannot be met with this number of patches and this seed.
    case totalNotMet(name: String, wanted: String, reached: String, tolerance: String)
    /// The areas of a ring came out wrong (not finite or not positive): a fault of the generator.
    case areaImpossible(patch: Int)
    /// No township of the one county has a border with the other, or it is the county's only one.
    case townshipNotMovable(year: Int, from: String, to: String)
    /// The geometry library refused a union of zones.
    case geometryLibrary(GEOSError)
    /// The output, or a part of it, is there already.
    case outputExists(path: String)
    case outputNotWritable(path: String, reason: String)
    /// GDAL refused a layer or a record; `path` is the delivery.
    case writing(path: String, GDALError)
    /// A register could not be written as a sheet.
    case table(WriterError)
    /// The names of the classes cannot be had: the installation is not whole.
    case standardUnavailable(NormaliseError)
}
