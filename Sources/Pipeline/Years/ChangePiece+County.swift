import LandModel

extension ChangePiece {
    /// The piece as a county's list of changes tells it; `nil` where neither side lies there.
    ///
    /// Ground between two counties stands in both lists, as the forms count it: given away by a moved border in the one
    /// (XZQTZLX 4, with nothing after), received by it in the other (3). So a city's list has it as going and as coming.
    func told(in county: String) -> ChangePiece? {
        guard record.concerns(county) else { return nil }
        guard let before = record.before, let after = record.after, before.county != after.county else {
            return self
        }
        var piece = self
        piece.record.adjustment = before.county == county ? .givenByBorder : .receivedByBorder
        return piece
    }
}
