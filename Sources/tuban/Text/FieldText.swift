import Readers

/// Names of the survey fields: the standard's code, and what it means.
enum FieldText {
    /// `DLBM (land class code)`.
    static func name(_ field: SurveyField) -> Phrase {
        let (code, english, chinese) = names(field)
        return Phrase("\(code) (\(english))", "\(code)（\(chinese)）")
    }

    /// Code, English and Chinese name (TD/T 1057-2020).
    static func names(_ field: SurveyField) -> (code: String, english: String, chinese: String) {
        switch field {
        case .identifier: ("BSM", "identifier", "标识码")
        case .patchNumber: ("TBBH", "patch number", "图斑编号")
        case .landClass: ("DLBM", "land class code", "地类编码")
        case .className: ("DLMC", "land class name", "地类名称")
        case .ownership: ("QSXZ", "ownership", "权属性质")
        case .ownershipUnit: ("QSDWDM", "ownership unit code", "权属单位代码")
        case .ownershipUnitName: ("QSDWMC", "ownership unit name", "权属单位名称")
        case .locationUnit: ("ZLDWDM", "location unit code", "坐落单位代码")
        case .locationName: ("ZLDWMC", "location unit name", "坐落单位名称")
        case .grossArea: ("TBMJ", "patch area, m²", "图斑面积")
        case .deductionClass: ("KCDLBM", "deducted class code", "扣除地类编码")
        case .deductionRatio: ("KCXS", "deduction ratio", "扣除地类系数")
        case .deductedArea: ("KCMJ", "deducted area, m²", "扣除地类面积")
        case .netArea: ("TBDLMJ", "net patch area, m²", "图斑地类面积")
        case .terrace: ("GDLX", "cultivated land type", "耕地类型")
        case .slope: ("GDPDJB", "slope grade", "耕地坡度级别")
        case .lineWidth: ("XZDWKD", "linear feature width, m", "线状地物宽度")
        case .refinement: ("TBXHDM", "refinement code", "图斑细化代码")
        case .planting: ("ZZSXDM", "planting code", "种植属性代码")
        case .landGrade: ("GDDB", "cultivated land grade", "耕地等别")
        case .exclave: ("FRDBS", "exclave mark", "飞入地标识")
        case .settlement: ("CZCSXM", "settlement code", "城镇村属性码")
        case .year: ("SJNF", "data year", "数据年份")
        case .island: ("MSSM", "description code", "描述说明")
        case .islandName: ("HDMC", "island name", "海岛名称")
        case .districtCode: ("XZQDM", "district code", "行政区代码")
        case .districtName: ("XZQMC", "district name", "行政区名称")
        case .farmlandArea: ("YJJBNTMJ", "permanent basic farmland, m²", "永久基本农田面积")
        case .zoneKind: ("--zone-field", "kind of zone", "分区字段")
        case .zoneIdentifier: ("--zone-id", "name of a zone", "分区标识")
        case .controlArea: ("DCMJ", "survey area, m²", "调查面积")
        case .computedArea: ("JSMJ", "computed area, m²", "计算面积")
        }
    }
}
