import Testing

@testable import Normalise

@Suite struct UnitCodeTests {
    @Test(
        "19 or 12 digits make a unit",
        arguments: [
            ("4402030010020000000", "440203001002"), ("440203001002", "440203001002"),
            ("4402030010020000000   ", "440203001002"), ("４４０２０３００１００２", "440203001002"),
            ("4402030019990000000", "440203001999"), ("440203001002.0", "440203001002"),
        ])
    func units(raw: String, unit: String) { #expect(UnitCode.read(raw) == .unit(unit)) }

    @Test(
        "anything else is malformed",
        arguments: [
            "440203", "440203001", "44020300100200000", "44020300100200000000", "4.402030010020E18",
            "44020300100A",
            "韶关市",
        ])
    func malformed(raw: String) { #expect(UnitCode.read(raw) == .malformed) }

    @Test("nothing is missing", arguments: [nil, "", "  "])
    func missing(raw: String?) { #expect(UnitCode.read(raw) == .missing) }
}
