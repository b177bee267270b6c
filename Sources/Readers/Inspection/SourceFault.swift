package import GDALBridge
package import LandModel

/// One reason why a source cannot be used as asked. An inspection collects all it finds.
package struct SourceFault: Error, Sendable, Hashable {
    /// File or folder the fault is in.
    package var path: String
    /// Layer, where the fault is about one.
    package var layer: String?
    package var problem: SourceProblem

    package init(_ path: String, layer: String? = nil, _ problem: SourceProblem) {
        self.path = path
        self.layer = layer
        self.problem = problem
    }
}

/// What is wrong, with the facts a message needs.
package enum SourceProblem: Sendable, Hashable {
    // MARK: The path
    case pathMissing(similar: [String])
    case pathUnreadable(cause: String)
    /// Names a network or virtual source (`/vsizip/`, `PG:`, a URL): only files and folders are read.
    case pathNotLocal(prefix: String)
    /// A VCT exchange file (GB/T 17798): import it with its own software and deliver a GeoPackage.
    case exchangeFile
    /// A personal geodatabase (Access file): export its layers to a file geodatabase or GeoPackage.
    case personalGeodatabase
    /// A packed file (`zip`, `rar`, `7z`, `gzip`): unpack it first.
    case archive(kind: String)
    /// A side file of a shapefile; `main` is the .shp beside it.
    case sideFile(main: String?)
    /// The file's first bytes are not what its name promises.
    case otherFormatInside(expected: SourceLayer.Format, found: String)
    case formatUnknown(found: String)
    /// Nothing readable in the folder; `others` are recognised but unreadable files.
    case folderWithoutSources(others: [String])
    case cannotOpen(cause: String)

    // MARK: Layers
    case layerMissing(similar: [String], available: [String])
    case layerNotStated(candidates: [String])
    /// Several data sources of the folder hold a layer of that name.
    case layerInSeveralFiles(paths: [String])
    case layerNotPolygonal(geometry: String)
    /// Points or lines are asked for, and the layer holds something else.
    case layerOfOtherKind(asked: GeometryKind, geometry: String)
    /// The geodatabase lists the layer, but its table is compressed (.cdf, .sdc), missing or damaged.
    case layerUnreadable(table: String, reason: UnreadableTable)

    // MARK: Files of a shapefile
    case partMissing(part: String)
    case partAmbiguous(part: String, names: [String])
    case partMalformed(part: String, field: String, found: String)
    case partShort(part: String, expectedBytes: Int64, foundBytes: Int64)
    case partLong(part: String, expectedBytes: Int64, foundBytes: Int64)
    case recordCountsDiffer(index: Int64, table: Int64)
    /// A record the index (.shx) places outside the .shp; counted from 0.
    case recordOutsideFile(record: Int64, endsAt: Int64, foundBytes: Int64)

    // MARK: GeoPackage
    /// Another program is writing to the file.
    case locked(cause: String)
    /// A write-ahead log or journal with unsaved pages lies beside the file and cannot be read in.
    case unfinishedLog(file: String, bytes: Int64, folderWritable: Bool)

    // MARK: Fields
    case fieldMissing(SurveyField, knownNames: [String], similar: [String], available: [String])
    case statedFieldMissing(SurveyField, stated: String, similar: [String], available: [String])
    case fieldAmbiguous(SurveyField, candidates: [String])
    /// A cut name that fits several survey fields.
    case fieldNameCut(SurveyField, name: String, couldBe: [SurveyField])
    case fieldKindUnusable(SurveyField, name: String, kind: SourceLayer.Field.Kind)

    // MARK: Text
    case encodingUnknown(stated: String)
    /// The text cannot be, or evidently is not, in the encoding stated.
    case encodingContradicted(stated: String, sample: TextSample)
    case encodingDoubtful(declared: String?, candidates: [String], sample: TextSample)

    // MARK: Coordinate reference system
    case referenceMissing(candidates: [ReferenceCandidate])
    case statedReferenceInvalid(stated: String, cause: String)
    case referenceDiffersFromStated(declared: String, stated: String)
    case referenceUnsupported(name: String, reason: String)
    /// Xi'an 1980 or Beijing 1954, which another ellipsoid's areas must not be mixed with.
    case olderDatum(OlderDatum, name: String)
    /// `isStated`: the system is the user's word, not the data's.
    case referenceContradicted(
        declared: String, isStated: Bool, contradiction: ReferenceContradiction, extent: Extent,
        candidates: [ReferenceCandidate])
    case extentNotFinite
}

package enum UnreadableTable: String, Sendable, Hashable {
    /// Compressed data (CDF or SDC), which no open library reads.
    case compressed
    /// The table's file is not there.
    case fileMissing = "file-missing"
    /// The file is there, but its content cannot be read.
    case damaged
}
