import LandModel
import Measure
import Readers

extension MeasuredPatch {
    /// Nothing to tell: one polygon, measured without a fault.
    @inline(__always)
    var isSound: Bool { state == .polygon && flags.isEmpty }

    /// Whether the patch has an area to stand in a table with.
    var isCountable: Bool {
        switch state {
        case .null, .empty, .notPolygonal, .corrupt, .points, .lines, .linearisedLines, .otherKind: false
        case .polygon, .multiPolygon, .linearisedCurve:
            flags.isDisjoint(with: [.coordinateNotFinite, .coordinateOutOfRange])
        }
    }

    /// Rules of the findings to tell, the reader's first.
    var rules: [FindingRule] {
        let ofState: [FindingRule] =
            switch state {
            case .polygon: []
            case .multiPolygon: [.multiPolygon]
            case .linearisedCurve: [.curveLinearised]
            case .null: [.geometryNull]
            case .empty: [.geometryEmpty]
            case .notPolygonal, .points, .lines, .linearisedLines: [.geometryNotPolygonal]
            case .otherKind: [.geometryOtherKind]
            case .corrupt: [.geometryCorrupt]
            }
        return ofState + flags.rules
    }
}

extension FindingRule {
    /// What every finding of the rule has to say: how finely arcs were cut into chords.
    var standingFacts: [Finding.Fact] {
        self == .curveLinearised ? [Finding.Fact("step-degrees", "\(ArcChords.maximumStep)")] : []
    }
}
