import LandModel
import Testing

@testable import Normalise

@Suite struct AttributeCodeTests {
    func read(_ raw: String?, _ field: PatchField) -> AttributeCode {
        AttributeCode(raw, field: field, list: Packs.lists[field.rawValue])
    }

    @Test(
        "known codes pass, respelt ones are told",
        arguments: [
            ("20", PatchField.ownership, "20", nil as String?), ("20.0", .ownership, "20", "number-suffix"),
            ("tt", .terrace, "TT", "upper-case"), ("２", .slope, "2", "half-width"),
            ("02", .slope, "2", "surplus-zero"),
            (" 201a", .settlement, "201A", "trimmed; upper-case"), ("0", .island, "00", "leading-zero"),
            ("1", .island, "01", "leading-zero"), ("1", .exclave, "1", nil),
            ("01", .exclave, "1", "surplus-zero"),
            ("hdgd", .refinement, "HDGD", "upper-case"), ("LS    ", .planting, "LS", nil),
        ])
    func known(raw: String, field: PatchField, code: String, steps: String?) {
        let attribute = read(raw, field)
        #expect(attribute.code == code && attribute.status == .known)
        #expect(attribute.notices.count == (steps == nil ? 0 : 1))
        if let steps {
            #expect(
                attribute.notices.first
                    == Notice(
                        .codeRespelled,
                        [
                            Finding.Fact("field", field.rawValue), Finding.Fact("found", raw),
                            Finding.Fact("code", code), Finding.Fact("steps", steps),
                        ]))
        }
    }

    @Test("absent codes are empty and untold", arguments: [nil, "", "   "])
    func absent(raw: String?) {
        #expect(read(raw, .planting).code.isEmpty && read(raw, .planting).notices.isEmpty)
    }

    @Test(
        "unknown, legacy and unverified codes are kept and told",
        arguments: [
            ("6", PatchField.slope, "6", "unknown"), ("HHGD", .refinement, "HHGD", "unknown"),
            ("FD", .terrace, "FD", "legacy"), ("GZ", .planting, "GZ", "legacy"),
            ("21", .ownership, "21", "unverified"),
            ("301", .settlement, "301", "unknown"),
        ])
    func kept(raw: String, field: PatchField, code: String, status: String) {
        let attribute = read(raw, field)
        #expect(attribute.code == code && attribute.status.rawValue == status)
        #expect(attribute.notices.map(\.rule) == [.codeUnknown])
        #expect(attribute.notices.first?.facts.contains(Finding.Fact("status", status)) == true)
    }

    @Test("a misspelt code names its neighbour")
    func nearest() {
        let facts = read("HHGD", .refinement).notices.first?.facts ?? []
        #expect(
            facts.contains { $0.name == "nearest" && $0.value.contains("HDGD") && $0.value.contains("SHGD") })
    }
}
