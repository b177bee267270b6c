import LandModel

/// What each kind of finding is called.
enum FindingRuleText {
    static func title(_ rule: FindingRule) -> Phrase {
        switch rule {
        case .geometryNull: Phrase("no geometry", "没有图形")
        case .geometryEmpty: Phrase("empty geometry", "空图形")
        case .geometryNotPolygonal: Phrase("geometry that is no polygon", "图形不是面")
        case .geometryOtherKind: Phrase("geometry of another kind than its layer's", "图形类型与图层不符")
        case .geometryCorrupt: Phrase("geometry that cannot be read", "图形数据损坏")
        case .coordinateNotFinite: Phrase("coordinates that are no numbers", "坐标不是有限数值")
        case .coordinateOutOfRange: Phrase("coordinates out of range", "坐标超出范围")
        case .ringNotClosed: Phrase("ring not closed", "环未闭合")
        case .ringTooShort: Phrase("ring of fewer than four points", "环少于四个点")
        case .ringOrientation: Phrase("ring in the wrong direction", "环的方向不符")
        case .holesLargerThanShell: Phrase("holes larger than their shell", "内环面积大于外环")
        case .lengthNotPositive: Phrase("line without length", "线长度为零")
        case .multiPolygon: Phrase("several polygons in one patch", "一个图斑含多个面")
        case .curveLinearised: Phrase("curve turned into straight lines", "曲线已折线化")
        case .polygonRepaired: Phrase("self-crossing polygon, repaired", "自相交的面，已修复")
        case .polygonNotRepairable: Phrase("self-crossing polygon that cannot be repaired", "自相交的面，无法修复")
        case .classMissing: Phrase("no land class", "地类编码为空")
        case .classUnknown: Phrase("unknown land class", "地类编码不在标准内")
        case .classRetired: Phrase("land class of an earlier text of the standard", "已废止的地类编码")
        case .classRespelled: Phrase("land class set right in spelling", "地类编码写法已规整")
        case .classAmbiguous: Phrase("land class with several counterparts and no rule", "地类对应多个目标地类且无规则")
        case .classNotLowestLevel: Phrase("land class above the lowest level", "地类不是最末级")
        case .classNameMismatch: Phrase("class name of another class", "地类名称与编码不符")
        case .classWithoutPolygons: Phrase("patch of a class that exists only by deduction", "图斑使用仅由扣除产生的地类")
        case .districtMissing: Phrase("no location unit", "坐落单位代码为空")
        case .districtMalformed: Phrase("location unit code of the wrong form", "坐落单位代码格式不符")
        case .districtUnknown: Phrase("location unit in no district layer", "坐落单位不在行政区图层中")
        case .districtOfOtherCounty: Phrase("location unit of another county", "坐落单位属于其他县")
        case .ownershipUnknown: Phrase("unknown ownership code", "权属性质代码不在标准内")
        case .codeUnknown: Phrase("unknown attribute code", "属性代码不在标准内")
        case .codeRespelled: Phrase("attribute code set right in spelling", "属性代码写法已规整")
        case .codeNotAllowed: Phrase("attribute code its class does not allow", "该地类不允许的属性代码")
        case .codeMissing: Phrase("no attribute code where the class needs one", "该地类应填的属性代码为空")
        case .textNotDecodable: Phrase("text that cannot be decoded", "文字无法解码")
        case .areaMissing: Phrase("no recorded area", "登记面积为空")
        case .areaNotANumber: Phrase("recorded area that is no number", "登记面积不是数字")
        case .areaNotPositive: Phrase("area not above zero", "面积不大于零")
        case .deductionMismatch: Phrase("deducted area that is not area × ratio", "扣除面积 ≠ 图斑面积 × 扣除系数")
        case .deductionClass: Phrase("deducted class that does not suit", "扣除地类编码不符")
        case .deductionRatio: Phrase("deduction ratio that does not suit", "扣除系数不符")
        case .netAreaMismatch: Phrase("net area that is not area − deduction", "图斑地类面积 ≠ 图斑面积 − 扣除面积")
        case .recordedDiffersFromComputed:
            Phrase("recorded area beyond tolerance from the computed one", "登记面积与计算面积之差超限")
        case .deletedRecords: Phrase("records marked as deleted, not counted", "标记删除的记录，未计入")
        case .districtByShape: Phrase("location unit taken from the shape", "坐落单位按图形位置确定")
        case .districtOverlap:
            Phrase("ground that two districts claim", "两个行政区相互重叠")
        case .zoneKindMissing: Phrase("zone without a kind, left out", "分区字段为空的分区，未计入")
        case .approvedUseUnknown:
            Phrase("approved land without a known use, in T14 only", "批准用途为空或不在 T13 各列之内，只计入 T14")
        case .approvedTwice:
            Phrase("ground approved for two uses, counted under both", "同一土地批准为两种用途，两处均已计入")
        case .zonesApart:
            Phrase(
                "layer of zones that meets no patch: is it of this place, and not empty?",
                "分区图层与所有图斑均不相交，请核对其位置及是否为空")
        case .zoneOverlap: Phrase("zones of one kind that overlap, counted once", "同类分区相互重叠，只计一次")
        case .slopeDiffersFromLayer: Phrase("slope level other than the slope layer's", "坡度级别与坡度图不符")
        case .patchNotPlaced:
            Phrase("patch without a usable shape, counted as in no zone", "图斑图形不可用，按不在任何分区内计")
        case .changeNotPlaced:
            Phrase("patch without a usable shape, counted as ground of its year alone", "图斑图形不可用，按仅本年度有的土地计")
        case .changeUncovered: Phrase("ground that the other year does not cover", "另一年度没有图斑覆盖的土地")
        case .changeCoveredTwice:
            Phrase("ground that the other year covers more than once", "另一年度有多个图斑重复覆盖的土地")
        case .changeBehaviourUnknown: Phrase("unknown kind of change (BGXW)", "变更行为代码不在标准内")
        case .changeAdjustmentUnknown:
            Phrase("unknown kind of border adjustment (XZQTZLX)", "行政区调整类型代码不在标准内")
        case .changeCodesConflict:
            Phrase("kind of change that its border adjustment excludes", "变更行为与行政区调整类型矛盾")
        case .changeSideMissing: Phrase("record of change without a side it needs", "变更记录缺少应有的变更前或变更后属性")
        case .changeSideUnexpected:
            Phrase("record of change with a side that must be empty", "变更记录填写了应为空的变更前或变更后属性")
        case .coverageGap: Phrase("gap between patches", "图斑之间有缝隙")
        case .coverageOverlap: Phrase("overlapping patches", "图斑重叠")
        case .coverageDuplicate: Phrase("patch that lies exactly on another", "图斑与另一图斑完全重合")
        case .coverageSliver: Phrase("sliver", "碎小或狭长图斑")
        case .identifierDuplicate: Phrase("identifier used more than once", "标识码重复")
        case .patchOutsideDistrict: Phrase("patch outside its district", "图斑超出坐落行政区")
        case .registerValueUnusable: Phrase("value its column does not allow", "值不符合该列的类型")
        case .registerWordUnknown: Phrase("word that is not in the list of its column", "该列允许的词语中没有此词")
        case .registerDistrictUnknown: Phrase("unknown district", "未知的行政区代码")
        case .registerValueNegative: Phrase("number below zero where none may be", "不应为负的数为负")
        case .registerDigitsLost: Phrase("long number whose last digits are lost", "长数字的末位已丢失")
        case .registerCellMerged: Phrase("cell under a merged one", "被合并的单元格")
        case .registerRequiredBlank: Phrase("required cell that is blank, row left out", "必填项为空，该行未计入")
        case .registerKeyMissing: Phrase("row without a usable key, left out", "关键列为空或不可用，该行未计入")
        case .registerKeyDuplicate: Phrase("row with the key of an earlier one, left out", "关键列与前面的行重复，该行未计入")
        case .registerRecordUnmatched:
            Phrase("record whose shape is missing", "台账记录没有对应的图形")
        case .registerAreaMismatch:
            Phrase("stated area that is not that of its shape", "台账面积与图形面积不符")
        case .registerRowShape:
            Phrase("row that does not have the shape of the head, left out", "行的格数或引号与表头不符，该行未计入")
        case .registerTotalRow: Phrase("row of a total, not counted", "合计行，未计入")
        case .districtsShifted: Phrase("district layer shifted as a whole", "行政区图层整体偏移")
        }
    }
}
