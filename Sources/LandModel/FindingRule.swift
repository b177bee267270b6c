/// Every kind of finding. The raw value is what stands in `findings.csv` and never changes its meaning.
package enum FindingRule: String, Sendable, CaseIterable, Codable {
    // Geometry, as delivered.
    case geometryNull = "geometry-null"
    case geometryEmpty = "geometry-empty"
    case geometryNotPolygonal = "geometry-not-polygonal"
    /// In a layer read as points or lines, a shape of another kind.
    case geometryOtherKind = "geometry-other-kind"
    case geometryCorrupt = "geometry-corrupt"
    case coordinateNotFinite = "coordinate-not-finite"
    case coordinateOutOfRange = "coordinate-out-of-range"
    case ringNotClosed = "ring-not-closed"
    case ringTooShort = "ring-too-short"
    case ringOrientation = "ring-orientation"
    case holesLargerThanShell = "holes-larger-than-shell"
    /// A line of one vertex, or whose vertices are all the same.
    case lengthNotPositive = "length-not-positive"
    case multiPolygon = "multi-polygon"
    case curveLinearised = "curve-linearised"
    case polygonRepaired = "polygon-repaired"
    case polygonNotRepairable = "polygon-not-repairable"
    // Codes.
    case classMissing = "class-missing"
    case classUnknown = "class-unknown"
    case classRetired = "class-retired"
    case classRespelled = "class-respelled"
    case classAmbiguous = "class-ambiguous"
    case classNotLowestLevel = "class-not-lowest-level"
    /// The class name recorded beside the code is the name of another class.
    case classNameMismatch = "class-name-mismatch"
    /// A patch of a class that exists only by deduction (1203 田坎).
    case classWithoutPolygons = "class-without-polygons"
    case districtMissing = "district-missing"
    case districtMalformed = "district-malformed"
    case districtUnknown = "district-unknown"
    case districtOfOtherCounty = "district-of-other-county"
    case ownershipUnknown = "ownership-unknown"
    case codeUnknown = "code-unknown"
    case codeRespelled = "code-respelled"
    /// A known attribute code on a class that does not allow it.
    case codeNotAllowed = "code-not-allowed"
    /// No attribute code on a class that needs one.
    case codeMissing = "code-missing"
    case textNotDecodable = "text-not-decodable"
    // Areas.
    case areaMissing = "area-missing"
    case areaNotANumber = "area-not-a-number"
    case areaNotPositive = "area-not-positive"
    case deductionMismatch = "deduction-mismatch"
    case deductionClass = "deduction-class"
    case deductionRatio = "deduction-ratio"
    case netAreaMismatch = "net-area-mismatch"
    case recordedDiffersFromComputed = "recorded-differs-from-computed"
    case deletedRecords = "deleted-records"
    // Places.
    /// A patch whose shape lies elsewhere than its location unit says; it counts where the code says.
    case patchOutsideDistrict = "patch-outside-district"
    /// A patch without a usable location unit, counted where its shape lies.
    case districtByShape = "district-by-shape"
    /// Ground that two districts claim; of patches that are placed by their shapes it counts in the one of the lower code.
    case districtOverlap = "district-overlap"
    // Zones.
    /// A zone whose kind is NULL or blank; it stands in no table.
    case zoneKindMissing = "zone-kind-missing"
    /// Land approved for a use that is empty or that no column of T13 takes; it stands in T14 alone.
    case approvedUseUnknown = "approved-use-unknown"
    /// Ground approved for two uses; it counts under both, and a check fails.
    case approvedTwice = "approved-twice"
    /// A layer of zones none of which meets a patch.
    case zonesApart = "zones-apart"
    /// Ground that two zones of one kind both claim; it counts once.
    case zoneOverlap = "zone-overlap"
    /// A slope level that is not the one most of the patch has in the slope layer; the recorded one counts.
    case slopeDiffersFromLayer = "slope-differs-from-layer"
    /// A patch that has an area but no shape to lay over zones; it counts as lying in none.
    case patchNotPlaced = "patch-not-placed"
    // Two years.
    /// A patch that has an area but no shape to compare; it counts as ground that the other year does not cover.
    case changeNotPlaced = "change-not-placed"
    /// Ground of a patch that no patch of the other year covers; it counts, with the other side empty.
    case changeUncovered = "change-uncovered"
    /// Ground of a patch that several patches of the other year cover; they share it in proportion.
    case changeCoveredTwice = "change-covered-twice"
    // Records of change (DLTBGXGC).
    /// BGXW is none that a change of patches may have; the record is not counted.
    case changeBehaviourUnknown = "change-behaviour-unknown"
    /// XZQTZLX is not in its list; the record is not counted.
    case changeAdjustmentUnknown = "change-adjustment-unknown"
    /// BGXW and XZQTZLX exclude one another; the record is not counted.
    case changeCodesConflict = "change-codes-conflict"
    /// A side that BGXW and XZQTZLX ask for is empty: without it the record is not counted, unless the other will do.
    case changeSideMissing = "change-side-missing"
    /// A side that must be empty is not; it is passed over.
    case changeSideUnexpected = "change-side-unexpected"
    // The layer as a whole.
    /// Ground that no patch covers, with patches (or, where they are known, districts) around it.
    case coverageGap = "coverage-gap"
    /// Ground that two patches cover.
    case coverageOverlap = "coverage-overlap"
    /// A patch that covers what another covers, no more and no less.
    case coverageDuplicate = "coverage-duplicate"
    /// A patch too small or too thin to be meant.
    case coverageSliver = "coverage-sliver"
    /// An identifier (BSM) that another patch has too.
    case identifierDuplicate = "identifier-duplicate"
    /// The district layer lies beside the patches as a whole.
    case districtsShifted = "districts-shifted"
    // Registers.
    /// A cell that its column's type does not allow; the row counts without the value.
    case registerValueUnusable = "register-value-unusable"
    /// A word that is not in the list of its column.
    case registerWordUnknown = "register-word-unknown"
    /// A district code of the right form that is no district of the survey.
    case registerDistrictUnknown = "register-district-unknown"
    /// A number below zero where none may be.
    case registerValueNegative = "register-value-negative"
    /// A long number kept in floating point: its last digits are not those that were typed.
    case registerDigitsLost = "register-digits-lost"
    /// A cell under a merged one: what it means nobody can tell.
    case registerCellMerged = "register-cell-merged"
    /// A required cell is blank; the row is rejected.
    case registerRequiredBlank = "register-required-blank"
    /// A cell of the key is blank or unusable; the row is rejected.
    case registerKeyMissing = "register-key-missing"
    /// The key of an earlier row; the later one is rejected.
    case registerKeyDuplicate = "register-key-duplicate"
    /// More or fewer cells than the head, or text behind a closing quote; the row is rejected.
    case registerRowShape = "register-row-shape"
    /// A total (合计) among the rows; never counted as one.
    case registerTotalRow = "register-total-row"
    /// A record that states the area of a shape, and no shape has its identifier.
    case registerRecordUnmatched = "register-record-unmatched"
    /// The stated area of a record is not that of its shape.
    case registerAreaMismatch = "register-area-mismatch"
}
