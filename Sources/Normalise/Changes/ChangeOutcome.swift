package import LandModel

/// What became of one record of a change layer.
package struct ChangeOutcome: Sendable {
    package enum Standing: Sendable, Hashable {
        case counted
        case unmapped(FindingRule)
        case rejected(FindingRule)
    }

    package var standing: Standing
    /// Net areas that passed from side to side, ridges by themselves; none of a record that is not counted.
    package var records: [ChangeRecord] = []
    /// The same as lines of the list of changes, without ridges that changed nothing.
    package var pieces: [ChangePiece] = []
    /// Everything to be told, with the area concerned.
    package var remarks: [AreaAccount.Remark] = []
    /// TBBGMJ; zero where it is no area.
    package var gross: SquareMetres = .zero
}
