import Testing

@testable import Readers

/// Which columns of a table may be looked at to tell its encoding.
@Suite struct SampledFieldsTests {
    private func isSampled(_ name: [UInt8], _ fields: SampledFields) -> Bool {
        fields.contains(
            TableHeader.Field(nameBytes: name, type: UInt8(ascii: "C"), width: 20, decimals: 0, offset: 1))
    }

    private func isSampled(_ name: String, _ fields: SampledFields) -> Bool {
        isSampled(Array(name.utf8), fields)
    }

    private func request(_ kind: SurveyLayerKind, stated: [SurveyField: String] = [:]) -> SampledFields {
        SampledFields(
            InspectionRequest(
                path: "", kind: kind, statedFields: stated, required: [.landClass, .locationUnit],
                optional: [.className]))
    }

    @Test("every column of a survey's own layers but those of persons, however they are spelled")
    func patches() {
        for kind in [SurveyLayerKind.patches, .districts] {
            let fields = request(kind)
            for name in ["DLMC", "QSDWMC", "BZ", "备注", "权属单位"] { #expect(isSampled(name, fields), "\(name)") }
            for name in ["ZRRMC", "zrrzjhm", " LXDH ", "联系电", "居住地", "责任人", "村负责", "组责任"] {
                #expect(!isSampled(name, fields), "\(name)")
            }
            // 联系电话, and 责任人证件 of 责任人证件号码, in GBK; the latter fills its ten bytes.
            #expect(!isSampled([0xC1, 0xAA, 0xCF, 0xB5, 0xB5, 0xE7, 0xBB, 0xB0], fields))
            #expect(!isSampled([0xD4, 0xF0, 0xC8, 0xCE, 0xC8, 0xCB, 0xD6, 0xA4, 0xBC, 0xFE], fields))
            // A name that cannot be read is no known one.
            #expect(isSampled([0xFF, 0xFF], fields))
        }
        #expect(isSampled("LXDH", request(.patches, stated: [.className: "lxdh"])), "the user names it")
    }

    @Test("of zones only what the user names, of records of farmland what is asked for")
    func asked() {
        let zones = request(.zones, stated: [.zoneKind: "保护区类型名称"])
        for name in ["保护区类型名称", "保护区"] { #expect(isSampled(name, zones), "\(name)") }
        // 保护区类型 in GBK.
        #expect(isSampled([0xB1, 0xA3, 0xBB, 0xA4, 0xC7, 0xF8, 0xC0, 0xE0, 0xD0, 0xCD], zones))
        for name in ["DLBM", "DLMC", "保护", "BZ", "LXDH"] { #expect(!isSampled(name, zones), "\(name)") }
        #expect(isSampled([0xFF, 0xFF], zones), "may be the one")
        #expect(!isSampled([0xFF, 0xFF], request(.zones, stated: [.zoneKind: "LX"])))

        let farmland = request(.farmland)
        for name in ["DLBM", "dlmc", "ZLDWDM", "地类编码", "坐落单"] {
            #expect(isSampled(name, farmland), "\(name)")
        }
        for name in ["BSM", "BZ", "ZRRMC", "JZDZ", "YJJBNTTBBH"] {
            #expect(!isSampled(name, farmland), "\(name)")
        }
    }

    @Test("the table of personal fields is read")
    func table() {
        #expect(ReaderResources.rows("personal-fields.csv", columns: 3).count == 13)
    }
}
