import LandModel
import Normalise

/// One patch of one survey year: everything its record says.
struct SurveyPatch: Sendable, Equatable {
    /// Who numbered the patch, and how: a patch keeps its identifier (BSM) when its township goes to another county.
    struct Identifier: Sendable, Hashable, Comparable {
        /// Number of the county in the targets.
        var county: Int
        /// From 1.
        var sequence: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.county, left.sequence) < (right.county, right.sequence)
        }
    }

    enum Shape: Sendable, Equatable {
        /// As planned; traced when asked for, so that a million patches need no room.
        case planned(Int)
        /// Closed rings in degrees, the shell first.
        case drawn([[Double]])
    }

    var identifier: Identifier
    /// TBBH and TBYBH, from 1 in its village.
    var number: Int
    /// Number of the village in `Districts`.
    var village: Int
    /// Code of the owning unit (QSDWDM), as this record knows it.
    var owner: String
    /// Empty on land.
    var islandName: String
    var isIsland: Bool
    /// SJNF: the year in which the record last changed.
    var year: Int
    /// TBMJ.
    var gross: SquareMetres
    var attributes: PatchAttributes
    var shape: Shape
    /// The planned patches that it is made of, or a part of.
    var ground: [Int]

    /// KCMJ.
    var deducted: SquareMetres {
        DeductionRule.deducted(gross: gross, ratio: Int64(attributes.ridgeRatio))
    }
    /// TBDLMJ.
    var net: SquareMetres { gross - deducted }

    /// TBDLMJ of an area with other attributes.
    static func net(_ gross: SquareMetres, _ attributes: PatchAttributes) -> SquareMetres {
        gross - DeductionRule.deducted(gross: gross, ratio: Int64(attributes.ridgeRatio))
    }
    /// DLBM.
    var classCode: String { ClassProfile.all[Int(attributes.classNumber)].code }
}

extension SampleCity {
    /// The record of a planned patch in the first year.
    ///
    /// - Parameters:
    ///   - sequence: number of the record in its county, from 1.
    ///   - numberInVillage: from 1.
    func record(ofPatch number: Int, sequence: Int, numberInVillage: Int) -> SurveyPatch {
        let patch = plan.patches[number]
        let attributes = attributes[number]
        let owner = attributes.foreignOwner >= 0 ? attributes.foreignOwner : patch.village
        return SurveyPatch(
            identifier: .init(county: districts.villages[Int(patch.village)].county, sequence: sequence),
            number: numberInVillage, village: Int(patch.village), owner: districts.villages[Int(owner)].code,
            islandName: islandName(of: patch), isIsland: patch.isIsland, year: targets.year,
            gross: areas.gross[number], attributes: attributes, shape: .planned(number), ground: [number])
    }

    /// Calls for each patch of a county, in the order of the first delivery.
    func forRecords<Failure: Error>(
        ofCounty county: Int, _ body: (SurveyPatch) throws(Failure) -> Void
    ) throws(Failure) {
        var (village, numberInVillage) = (Int32(-1), 0)
        for (index, number) in patches(ofCounty: county).enumerated() {
            let patch = plan.patches[number]
            numberInVillage = patch.village == village ? numberInVillage + 1 : 1
            village = patch.village
            try body(record(ofPatch: number, sequence: index + 1, numberInVillage: numberInVillage))
        }
    }

    /// Rings in degrees, closed, the shell first.
    func rings(of patch: SurveyPatch) -> [[Double]] {
        switch patch.shape {
        case .planned(let number): outlines.rings(of: number)
        case .drawn(let rings): rings
        }
    }
}
