import LandModel
import Readers

/// The sentences of one fault of a source. `SourceText+….swift` hold them by what they are about.
struct SourceText {
    let fault: SourceFault
    /// Name of the source in the pipeline; empty on the command line.
    let name: String
    let setting: Setting

    init(_ fault: SourceFault, name: String, setting: Setting) {
        self.fault = fault
        self.name = name
        self.setting = setting
    }

    /// Every case goes to its family; the families make the sentences.
    var report: Report {
        switch fault.problem {
        case .pathMissing(let similar): pathMissing(similar)
        case .pathUnreadable(let cause): pathUnreadable(cause)
        case .pathNotLocal(let prefix): pathNotLocal(prefix)
        case .exchangeFile: exchangeFile
        case .personalGeodatabase: personalGeodatabase
        case .archive(let kind): archive(kind)
        case .sideFile(let main): sideFile(main)
        case .otherFormatInside(let expected, let found): otherFormat(expected, found)
        case .formatUnknown(let found): formatUnknown(found)
        case .folderWithoutSources(let others): folderWithoutSources(others)
        case .cannotOpen(let cause): cannotOpen(cause)

        case .layerMissing(let similar, let available): layerMissing(similar, available)
        case .layerNotStated(let candidates): layerNotStated(candidates)
        case .layerInSeveralFiles(let paths): layerInSeveralFiles(paths)
        case .layerNotPolygonal(let geometry): layerNotPolygonal(geometry)
        case .layerOfOtherKind(let asked, let geometry): layerOfOtherKind(asked, geometry)
        case .layerUnreadable(let table, let reason): layerUnreadable(table, reason)

        case .partMissing(let part): partMissing(part)
        case .partAmbiguous(let part, let names): partAmbiguous(part, names)
        case .partMalformed(let part, let field, let found): partMalformed(part, field, found)
        case .partShort(let part, let expected, let found): partShort(part, expected, found)
        case .partLong(let part, let expected, let found): partLong(part, expected, found)
        case .recordCountsDiffer(let index, let table): recordCountsDiffer(index, table)
        case .recordOutsideFile(let record, let end, let found): recordOutside(record, end, found)
        case .locked(let cause): ErrorText.locked(place, cause)
        case .unfinishedLog(let file, let bytes, let isWritable): unfinishedLog(file, bytes, isWritable)

        case .fieldMissing(let field, let known, let similar, let available):
            fieldMissing(field, known, similar, available)
        case .statedFieldMissing(let field, let stated, let similar, let available):
            statedFieldMissing(field, stated, similar, available)
        case .fieldAmbiguous(let field, let candidates): fieldAmbiguous(field, candidates)
        case .fieldNameCut(let field, let name, let couldBe): fieldNameCut(field, name, couldBe)
        case .fieldKindUnusable(let field, let name, let kind): fieldKindUnusable(field, name, kind)

        case .encodingUnknown(let stated): encodingUnknown(stated)
        case .encodingContradicted(let stated, let sample): encodingContradicted(stated, sample)
        case .encodingDoubtful(let declared, let candidates, let sample):
            encodingDoubtful(declared, candidates, sample)

        case .referenceMissing(let candidates): referenceMissing(candidates)
        case .statedReferenceInvalid(let stated, let cause): statedReferenceInvalid(stated, cause)
        case .referenceDiffersFromStated(let declared, let stated): referenceDiffers(declared, stated)
        case .referenceUnsupported(let name, let reason): referenceUnsupported(name, reason)
        case .olderDatum(let datum, let name): olderDatum(datum, name)
        case .referenceContradicted(let system, let isStated, let contradiction, let extent, let candidates):
            referenceContradicted(system, isStated, contradiction, extent, candidates)
        case .extentNotFinite: extentNotFinite
        }
    }

    /// What the fault is in.
    private var place: Place { Place(source: name, path: fault.path, layer: fault.layer) }

    /// The first line: source, file, layer, then what.
    func says(_ what: Phrase, feature: Int64? = nil, field: String? = nil) -> Phrase {
        var place = place
        (place.feature, place.field) = (feature, field)
        return place.says(what)
    }

    static let askAgain = Phrase(
        "Ask for the delivery again and compare the file sizes after copying.",
        "请重新索取该成果，复制后核对文件大小。")
}
