import LandModel
import Measure

/// Areas of the patches, and the control areas they add up to.
///
/// Exact areas are whole numbers of the measuring grid, so a village's area is the sum of its patches' to the
/// last digit. Recorded areas are rounded to 0.01 m² and then levelled to the village's.
struct PatchAreas: Sendable {
    /// A village or township with its land (MSSM 00) and island (01) apart.
    struct UnitKey: Hashable, Sendable {
        var unit: Int
        var isIsland: Bool
    }

    /// TBMJ of each patch.
    let gross: [SquareMetres]
    /// DCMJ of villages: the exact area, rounded once.
    let villages: [UnitKey: SquareMetres]
    /// DCMJ of townships: the sum of their villages'.
    let townships: [UnitKey: SquareMetres]

    init(outlines: PatchOutlines, districts: Districts, plane: AreaPlane) throws(SampleError) {
        let patches = outlines.plan.patches
        var gross: [SquareMetres] = []
        gross.reserveCapacity(patches.count)
        var exact: [UnitKey: TwiceArea] = [:]
        var members: [UnitKey: [Int]] = [:]
        for number in patches.indices {
            let area = plane.twiceArea(ofRings: outlines.rings(of: number))
            guard let area, let rounded = area.squareMetres, rounded > .zero else {
                throw .areaImpossible(patch: number)
            }
            let key = UnitKey(unit: Int(patches[number].village), isIsland: patches[number].isIsland)
            exact[key, default: .zero] += area
            members[key, default: []].append(number)
            gross.append(rounded)
        }
        var villages: [UnitKey: SquareMetres] = [:]
        var townships: [UnitKey: SquareMetres] = [:]
        for (key, area) in exact {
            guard let control = area.squareMetres else {
                throw .areaImpossible(patch: members[key]?.first ?? 0)
            }
            villages[key] = control
            let township = UnitKey(unit: districts.villages[key.unit].township, isIsland: key.isIsland)
            townships[township, default: .zero] += control
            Self.level(&gross, members[key] ?? [], to: control)
        }
        self.gross = gross
        self.villages = villages
        self.townships = townships
    }

    /// Spreads what is missing from the control area over the patches, in steps of 0.01 m²: everyone gets
    /// d div n steps, the d mod n largest one more (the survey's levelling rule at 0.01 m²).
    static func level(_ gross: inout [SquareMetres], _ members: [Int], to control: SquareMetres) {
        guard !members.isEmpty else { return }
        let missing = members.reduce(control) { $0 - gross[$1] }.hundredths
        let (each, rest) = missing.magnitude.quotientAndRemainder(dividingBy: UInt64(members.count))
        let sign: Int64 = missing < 0 ? -1 : 1
        let order = members.sorted { (gross[$0].hundredths, -$0) > (gross[$1].hundredths, -$1) }
        for (rank, number) in order.enumerated() {
            gross[number].hundredths += sign * Int64(each + (rank < Int(rest) ? 1 : 0))
        }
    }
}

extension AreaPlane {
    /// Exact area of a polygon whose shell runs counter-clockwise and whose holes run clockwise.
    func twiceArea(ofRings rings: [[Double]]) -> TwiceArea? {
        var sum = TwiceArea.zero
        for ring in rings {
            guard let area = twiceArea(ofRing: ring) else { return nil }
            sum += area
        }
        return sum
    }
}
