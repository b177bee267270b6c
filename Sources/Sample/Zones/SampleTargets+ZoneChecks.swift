extension SampleTargets {
    /// Tells what of the zones' figures cannot be used.
    func checkZones(
        _ require: (Bool, _ place: String, _ value: String, _ expected: String) throws(SampleError) -> Void
    ) throws(SampleError) {
        var figures = [("farmland", zones.farmland), ("redLine", zones.redLine)]
        if let areas = zones.protectedAreas { figures.append(("protectedAreas", areas)) }
        if let towns = zones.towns { figures.append(("towns", towns)) }
        for (key, figure) in figures {
            try require(
                figure.target != nil, "zones.\(key).figure", figure.figure,
                "a plain decimal number of up to 4 places")
        }
        if let roads = zones.postRoads {
            try require(
                roads.target != nil, "zones.postRoads.figure", roads.figure,
                "a plain decimal number of up to 4 places")
        }
        try require(
            (0...100_000).contains(zones.hazardPoints), "zones.hazardPoints", "\(zones.hazardPoints)",
            "0…100000")
        for (index, area) in zones.builtUp.enumerated() {
            try require(
                area.target != nil, "zones.builtUp.\(index).figure", area.figure,
                "a plain decimal number of up to 4 places")
        }
        if let base = zones.baseUrban {
            try require(
                base.target != nil && zones.towns != nil, "zones.baseUrban.figure", base.figure,
                "a plain decimal number of up to 4 places")
        }
        try checkResources(require)
        try checkSea(require)
    }
}
