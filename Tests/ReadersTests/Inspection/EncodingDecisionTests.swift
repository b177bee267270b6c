import Foundation
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct EncodingDecisionTests {
    private func inspect(_ path: String, encoding: String? = nil) -> SourceInspection {
        SourceInspector.inspect(InspectionRequest(path: path, encoding: encoding))
    }

    @Test(
        "class names tell UTF-8 and GBK without any declaration",
        arguments: [
            ("UTF-8", TextEncoding.utf8), ("GBK", .gb18030),
        ])
    func byClassNames(written: String, decided: TextEncoding) throws {
        let folder = try TemporaryFolder()
        let inspection = inspect(try SourceBuilder.shapefile(folder, encoding: written))
        #expect(inspection.source?.encoding == decided)
        let sample = try #require(inspection.evidence(.textSample))
        #expect(sample["texts"] == "3")
        #expect(sample["known_texts"] == "3")
        #expect(sample["undecodable"] == "0")
        #expect(inspection.evidence(.declarationContradicted) == nil)
    }

    @Test(
        "a lying .cpg is told and the bytes decide",
        arguments: [
            ("UTF-8", "936", TextEncoding.utf8, "UTF-8"), ("UTF-8", "GBK", .utf8, "UTF-8"),
            ("GBK", "UTF-8", .gb18030, "GB18030"), ("GBK", "ISO-8859-1", .gb18030, "GB18030"),
            ("UTF-8", "1252", .utf8, "UTF-8"), ("GBK", "BIG5", .gb18030, "GB18030"),
        ])
    func lyingCodePage(written: String, codePage: String, decided: TextEncoding, name: String) throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder, encoding: written)
        try folder.write("DLTB.cpg", codePage + "\r\n")
        let inspection = inspect(path)
        #expect(inspection.source?.encoding == decided)
        #expect(inspection.evidence(.codePageFile)?["content"] == codePage)
        let told = try #require(inspection.evidence(.declarationContradicted))
        #expect(told["declared"] == codePage)
        #expect(told["decided"] == name)
    }

    @Test(
        "a lying code page number in the head is told",
        arguments: [
            ("UTF-8", UInt8(0x4D), TextEncoding.utf8), ("GBK", 0x4F, .gb18030),
        ])
    func lyingLanguageDriver(written: String, byte: UInt8, decided: TextEncoding) throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder, encoding: written)
        try folder.patch("DLTB.dbf") { $0[29] = byte }
        let inspection = inspect(path)
        #expect(inspection.source?.encoding == decided)
        #expect(inspection.evidence(.languageDriver)?["byte"] == String(byte, radix: 16, uppercase: true))
        #expect(inspection.evidence(.declarationContradicted) != nil)
    }

    @Test(
        "district names need no class name: their characters are known",
        arguments: [
            ("GBK", TextEncoding.gb18030), ("UTF-8", .utf8),
        ])
    func byDistrictNames(written: String, decided: TextEncoding) throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(
            folder, encoding: written, names: ["曲江区马坝镇", "仁化县丹霞街道", "乐昌市坪石镇"])
        #expect(inspect(path).source?.encoding == decided)
    }

    @Test("GBK text no one declares and no known text confirms is doubtful")
    func doubtful() throws {
        let folder = try TemporaryFolder()
        // 韶 C9D8 关 B9D8 in GBK (also two characters of Big5 and of EUC-KR).
        let path = try SourceBuilder.shapefile(folder, encoding: "GBK", names: ["韶关"])
        #expect(
            inspect(path).problems == [
                .encodingDoubtful(
                    declared: nil, candidates: ["GB18030", "BIG5"],
                    sample: TextSample(record: 0, field: 2, bytes: [0xC9, 0xD8, 0xB9, 0xD8]))
            ])
        // A Latin text is no candidate for Big5, whose pairs it does not make: ü is FC, above the last row.
        let latin = try SourceBuilder.shapefile(folder, "latin", encoding: "ISO-8859-1", names: ["Würzburg"])
        guard case .encodingDoubtful(nil, let candidates, _) = inspect(latin).problems.first else {
            Issue.record("\(inspect(latin).problems)")
            return
        }
        #expect(!candidates.contains("BIG5"))
        // Each of these ends the doubt.
        #expect(inspect(path, encoding: "GBK").source?.encoding == .gb18030)
        try folder.write("DLTB.cpg", "GB2312")
        #expect(inspect(path).source?.encoding == .gb18030)
        try folder.remove("DLTB.cpg")
        try folder.patch("DLTB.dbf") { $0[29] = 0x4D }
        #expect(inspect(path).source?.encoding == .gb18030)
    }

    @Test("field names in doubt are not missed as well")
    func doubtfulNames() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder, names: ["x"])
        // 計畫 in Big5, which no one declares, for the name of the first field.
        try folder.patch("DLTB.dbf") { $0.replaceSubrange(32..<36, with: [0xAD, 0x70, 0xB5, 0x65]) }
        let request = InspectionRequest(
            path: path, statedFields: [.landClass: "計畫"], required: [.landClass, .locationUnit])
        let problems = SourceInspector.inspect(request).problems
        #expect(
            problems == [
                .encodingDoubtful(
                    declared: nil, candidates: ["GB18030", "BIG5"],
                    sample: TextSample(record: nil, field: 0, bytes: [0xAD, 0x70, 0xB5, 0x65]))
            ])
    }

    @Test("the user's word against the bytes stops", arguments: [("UTF-8", "GBK"), ("GBK", "UTF-8")])
    func statedContradicted(written: String, stated: String) throws {
        let folder = try TemporaryFolder()
        let problems = inspect(try SourceBuilder.shapefile(folder, encoding: written), encoding: stated)
            .problems
        guard case .encodingContradicted(stated, let sample) = problems.first, problems.count == 1 else {
            Issue.record("\(problems)")
            return
        }
        #expect(sample.record == 0)
        #expect(sample.field == 2)
    }

    @Test("an encoding nobody knows")
    func unknownName() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        #expect(inspect(path, encoding: "klingon").problems == [.encodingUnknown(stated: "klingon")])
        try folder.write("DLTB.cpg", "klingon")
        let inspection = inspect(path)
        #expect(inspection.source?.encoding == .utf8)
        #expect(inspection.evidence(.codePageFileNotUnderstood)?["content"] == "klingon")
    }

    @Test("plain ASCII needs no decision")
    func ascii() throws {
        let folder = try TemporaryFolder()
        let inspection = inspect(try SourceBuilder.shapefile(folder, names: ["a", "b"]))
        #expect(inspection.source?.encoding == .utf8)
        #expect(inspection.evidence(.textAllASCII) != nil)
    }

    @Test(
        "other encodings by declaration, when the bytes decode",
        arguments: [
            ("BIG5", "BIG5", UInt8(0), "CP950", "韶關曲江"), ("EUC-KR", "EUC-KR", 0, "CP949", "한국어"),
            ("SHIFT_JIS", "SJIS", 0, "CP932", "日本語カナ"), ("ISO-8859-1", "88591", 0, "ISO-8859-1", "Würzburg"),
            ("BIG5", "", 0x4F, "CP950", "韶關曲江"), ("CP1251", "1251", 0, "CP1251", "Москва"),
        ])
    func others(written: String, codePage: String, byte: UInt8, decided: String, text: String) throws {
        let folder = try TemporaryFolder()
        // GDAL writes what it can recode; the bytes are put in by iconv's own tables through this test's table.
        let bytes = try #require(Self.bytes[text])
        let path = try SourceBuilder.shapefile(folder, names: [String(repeating: "x", count: bytes.count)])
        try folder.patch("DLTB.dbf") { table in
            let at = table.indices.first {
                table[$0...].starts(with: [UInt8](repeating: 0x78, count: bytes.count))
            }
            table.replaceSubrange(at!..<at! + bytes.count, with: bytes)
            table[29] = byte
        }
        if !codePage.isEmpty { try folder.write("DLTB.cpg", codePage) }
        #expect(inspect(path).source?.encoding == .other(decided), "\(written)")
    }

    /// Encoded by Python's codecs (big5, euc_kr, shift_jis, latin_1, cp1251).
    private static let bytes: [String: [UInt8]] = [
        "韶關曲江": [0xBB, 0xE0, 0xC3, 0xF6, 0xA6, 0xB1, 0xA6, 0xBF],
        "한국어": [0xC7, 0xD1, 0xB1, 0xB9, 0xBE, 0xEE],
        "日本語カナ": [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x83, 0x4A, 0x83, 0x69],
        "Würzburg": [0x57, 0xFC, 0x72, 0x7A, 0x62, 0x75, 0x72, 0x67],
        "Москва": [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0],
    ]

    @Test(
        "field names in GBK and UTF-8, cut to ten bytes, are decoded and bound",
        arguments: [
            // 地类编码 in GBK; 图斑地类面积 cut to five characters in GBK; 地类编 and a third of 码 in UTF-8.
            ([0xB5, 0xD8, 0xC0, 0xE0, 0xB1, 0xE0, 0xC2, 0xEB], "地类编码", SurveyField.landClass),
            ([0xCD, 0xBC, 0xB0, 0xDF, 0xB5, 0xD8, 0xC0, 0xE0, 0xC3, 0xE6], "图斑地类面", .netArea),
            ([0xE5, 0x9C, 0xB0, 0xE7, 0xB1, 0xBB, 0xE7, 0xBC, 0x96, 0xE7], "地类编", .landClass),
        ] as [([UInt8], String, SurveyField)])
    func fieldNames(bytes: [UInt8], name: String, field: SurveyField) throws {
        let folder = try TemporaryFolder()
        let isUTF8 = bytes[0] == 0xE5
        let path = try SourceBuilder.shapefile(folder, encoding: isUTF8 ? "UTF-8" : "GBK")
        // The name of the first field stands at byte 32.
        try folder.patch("DLTB.dbf") {
            $0.replaceSubrange(32..<43, with: bytes + [UInt8](repeating: 0, count: 11 - bytes.count))
        }
        if field == .landClass {
            // Leave but one candidate.
            try folder.patch("DLTB.dbf") { $0.replaceSubrange(64..<68, with: "CODE".utf8) }
        }
        let inspection = inspect(path)
        #expect(inspection.problems == [])
        #expect(inspection.source?.encoding == (isUTF8 ? .utf8 : .gb18030))
        #expect(inspection.source?.fields.first?.name == name)
        #expect(inspection.binding?.bound[field]?.index == 0)
    }

    @Test("one damaged text among many does not stop; the scan will name it")
    func oneDamaged() throws {
        let folder = try TemporaryFolder()
        let names = Array(repeating: "水田", count: 200)
        let path = try SourceBuilder.shapefile(folder, encoding: "GBK", names: names)
        // Record 5: head 193, 118 bytes a record, DLMC after mark, BSM and DLBM.
        try folder.patch("DLTB.dbf") { table in
            let at = 193 + 5 * 118 + 1 + 18 + 5
            table.replaceSubrange(at..<at + 4, with: [0xFF, 0xFF, 0x20, 0x20])
        }
        let inspection = inspect(path)
        #expect(inspection.source?.encoding == .gb18030)
        #expect(inspection.evidence(.textSample)?["undecodable"] == "1")
    }

    @Test(
        "names and numbers of encodings",
        arguments: [
            ("utf8", TextEncoding.utf8), ("65001", .utf8), ("cp936", .gb18030), ("ANSI 936", .gb18030),
            ("GB 18030", .gb18030), ("OEM 866", .other("CP866")), ("windows-1252", .other("CP1252")),
            ("8859_15", .other("ISO-8859-15")), ("latin2", .other("ISO-8859-2")),
            ("Latin9", .other("ISO-8859-15")), ("28591", .other("ISO-8859-1")), ("big5", .other("CP950")),
        ])
    func encodingNames(name: String, encoding: TextEncoding) {
        #expect(EncodingName.encoding(name) == encoding)
        #expect(TextDecoder(encoding) != nil)
    }
}
