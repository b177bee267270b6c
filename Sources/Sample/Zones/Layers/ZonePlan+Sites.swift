import LandModel

/// Sites, inspections, approvals, mining rights, hazards, post roads.
extension ZonePlan {
    func candidateLayer() -> ZoneLayer {
        siteLayer(.candidateSites, sites.candidates) { index, county, area in
            [
                "DKBH": .text("XZ" + DistrictPlanner.padded(index + 1, 3)),
                "DKMC": .text("示例选址\(index + 1)号"),
                "XZQDM": .text(county.code), "YDMJ": .squareMetres(area),
            ]
        }
    }

    func inspectionLayer() -> ZoneLayer {
        let verdicts = ["合法", "违法", "违法", "其他"]
        return siteLayer(.inspections, sites.inspections) { index, county, area in
            let year = city.targets.year + index % 3
            return [
                "JCBH": .text(county.code + "\(year)" + DistrictPlanner.padded(index + 1, 5)),
                "XZQDM": .text(county.code), "XZQMC": .text(county.name),
                "SJ": .date(year, 1 + index % 12, 1 + index), "JCMJ": .squareMetres(area),
                "PDJG": .text(verdicts[index % verdicts.count]),
            ]
        }
    }

    func approvalLayer() -> ZoneLayer {
        siteLayer(.approvals, sites.approvals) { index, county, area in
            let number = DistrictPlanner.padded(index + 1, 4)
            return [
                "TBBH": .text(number), "XJXZQHDM": .text(county.code), "XJXZQHMC": .text(county.name),
                "XMBH": .text("SL" + number), "XMMC": .text("示例项目\(index + 1)"),
                "PZWH": .text("示例〔\(city.targets.year - 1)〕\(index + 1)号"),
                "PZRQ": .date(city.targets.year - 1, 1 + index % 12, 15), "YWLX": .text("示例"),
                "PZYT": .text(SitePlan.approvedUses[index]), "PZMJ": .squareMetres(area),
                "TBMJ": .squareMetres(area), "XZJSYDMJ": .squareMetres(area),
            ]
        }
    }

    func mineLayer() -> ZoneLayer {
        let minerals = ["建筑用花岗岩", "熔剂用灰岩", "铅锌矿", "地热"]
        let greenMines = ["国家级", "省级", "", "省级"]
        return siteLayer(.mines, sites.mines) { index, county, area in
            var values: [String: ZoneRecord.Value] = [
                "XKZH": .text("SL\(county.code)" + DistrictPlanner.padded(index + 1, 6)),
                "KSMC": .text("示例矿山\(index + 1)"), "XZQDM": .text(county.code),
                "KZ": .text(minerals[index % minerals.count]),
                "KQMJ": .decimal((area.hundredths + 5_000) / 10_000, places: 4),
                "YXQQ": .date(2012 + index, 3, 1), "YXQZ": .date(2022 + index, 2, 28),
            ]
            let greenMine = greenMines[index % greenMines.count]
            if !greenMine.isEmpty { values["LSKS"] = .text(greenMine) }
            return values
        }
    }

    private func siteLayer(
        _ schema: LayerSchema, _ sites: [SitePlan.Site],
        _ values: @escaping (Int, SampleTargets.County, SquareMetres) -> [String: ZoneRecord.Value]
    ) -> ZoneLayer {
        ZoneLayer(schema: schema, count: sites.count) { index in
            let site = sites[index]
            return ZoneRecord(
                county: site.county,
                values: values(index, city.targets.counties[site.county], area(site.rings)),
                shape: .polygons([site.rings]))
        }
    }

    func hazardLayer() -> ZoneLayer {
        let (kinds, sizes) = (["崩塌", "滑坡", "滑坡", "泥石流", "地面塌陷"], ["小型", "小型", "中型", "大型"])
        let hash = StableHash(seed: city.seed, stream: .hazard)
        return ZoneLayer(schema: .hazards, count: hazards.hazards.count) { index in
            let hazard = hazards.hazards[index]
            let village = city.districts.villages[hazard.village]
            let county = city.targets.counties[village.county].code
            var values: [String: ZoneRecord.Value] = [
                "YHDBH": .text(county + "DZ" + DistrictPlanner.padded(index + 1, 6)),
                "YHDMC": .text("示例隐患点\(index + 1)"), "ZHLX": .text(kinds[hash.below(kinds.count, index, 10)]),
                "GMDJ": .text(sizes[hash.below(sizes.count, index, 11)]),
                "WXRS": .integer(hash.below(180, index, 12)),
            ]
            if hazard.tellsVillage { values["XZQDM"] = .text("\(village.code.prefix(12))") }
            return ZoneRecord(county: village.county, values: values, shape: .point(hazard.place))
        }
    }

    func roadLayer() -> ZoneLayer {
        ZoneLayer(schema: .postRoads, count: roads.roads.count) { index in
            let road = roads.roads[index]
            let (from, to) = (city.targets.counties[road.from].name, city.targets.counties[road.to].name)
            return ZoneRecord(
                county: nil,
                values: [
                    "GYDBH": .text("GYD" + DistrictPlanner.padded(index + 1, 3)),
                    "GYDMC": .text("示例\(from)至\(to)古驿道"), "QD": .text(from), "ZD": .text(to),
                    "CD": .decimal(Int64(road.metres.rounded()), places: 3), "ZT": .text("修复修建"),
                ], shape: .lines(road.parts))
        }
    }
}
