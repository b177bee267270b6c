/// Turns the cells of the city into patches: lakes with islands, exclaves, merged patches, patches inside patches.
struct PatchPlanner {
    private let targets: SampleTargets
    private let seed: UInt64
    private var districts: Districts
    private var lattice: Lattice
    private var isTaken: [Bool]
    private var groups: [(cells: [Int], role: Patch.Role)] = []
    private var islands: [SurveyIsland] = []
    private let cityCells: [Int]

    /// Plans exactly `patches` patches; `nil` when the lattice has too many or too few cells for that, with the
    /// number of patches there are without the inner ones.
    static func plan(
        patches: Int, targets: SampleTargets, seed: UInt64, lattice: inout Lattice, districts: inout Districts
    ) -> (plan: PatchPlan?, withoutInner: Int) {
        var planner = PatchPlanner(targets: targets, seed: seed, lattice: lattice, districts: districts)
        planner.placeLakes()
        planner.placeExclaves()
        planner.mergeForests()
        planner.mergeSmall()
        let withoutInner = planner.cityCells.count - planner.groups.reduce(0) { $0 + $1.cells.count - 1 }
        let inner = patches - withoutInner
        guard inner >= patches / 25, inner <= patches / 7 else { return (nil, withoutInner) }
        (lattice, districts) = (planner.lattice, planner.districts)
        return (planner.finish(inner: inner), withoutInner)
    }

    private init(targets: SampleTargets, seed: UInt64, lattice: Lattice, districts: Districts) {
        self.targets = targets
        self.seed = seed
        self.lattice = lattice
        self.districts = districts
        isTaken = Array(repeating: false, count: lattice.cells)
        cityCells = districts.villageOfCell.indices.filter { districts.villageOfCell[$0] >= 0 }
    }

    private func village(_ cell: Int) -> Int { Int(districts.villageOfCell[cell]) }

    private func hashed(_ cells: [Int], _ stream: StableHash.Stream) -> [Int] {
        let hash = StableHash(seed: seed, stream: stream)
        return cells.map { (hash.bits($0, 7), $0) }.sorted { $0 < $1 }.map(\.1)
    }

    // MARK: Lakes

    private static let islandNames = [
        "青螺岛", "鹭洲岛", "月牙岛", "桃花岛", "白沙岛", "竹影岛", "松涛岛", "龟背岛", "双乳岛", "望江岛", "鲤鱼岛", "葫芦岛",
        "琴心岛", "石鼓岛", "绿萝岛", "芦花岛", "燕尾岛", "星子岛", "古榕岛", "镜湖岛",
    ]

    /// A square of water cells about a square of island cells, in one village; at most one in a township, so
    /// that a township's and a village's island area is the island's.
    private mutating func placeLakes() {
        var usedTownships: Set<Int> = []
        for county in targets.counties.indices where targets.counties[county].islands > 0 {
            let cells = hashed(cityCells.filter { districts.villages[village($0)].county == county }, .lake)
            for number in 0..<targets.counties[county].islands {
                for side in [number % 2 == 0 ? 4 : 3, 3] {
                    let corner = cells.first {
                        !usedTownships.contains(districts.villages[village($0)].township)
                            && isOneVillage($0, side)
                    }
                    guard let corner else { continue }
                    usedTownships.insert(districts.villages[village(corner)].township)
                    placeLake(corner: corner, side: side)
                    break
                }
            }
        }
    }

    private func block(_ corner: Int, _ side: Int) -> [Int]? {
        let (column, row) = (lattice.shape.column(corner), lattice.shape.row(corner))
        guard lattice.shape.contains(column: column + side - 1, row: row + side - 1) else { return nil }
        return (0..<side * side).map {
            lattice.shape.cell(column: column + $0 % side, row: row + $0 / side)
        }
    }

    private func isOneVillage(_ corner: Int, _ side: Int) -> Bool {
        guard let cells = block(corner, side) else { return false }
        return cells.allSatisfy {
            districts.villageOfCell[$0] == districts.villageOfCell[corner] && !isTaken[$0]
        }
    }

    private mutating func placeLake(corner: Int, side: Int) {
        guard let cells = block(corner, side), islands.count < Self.islandNames.count else { return }
        let inside = cells.indices.filter {
            let (column, row) = ($0 % side, $0 / side)
            return column > 0 && row > 0 && column < side - 1 && row < side - 1
        }.map { cells[$0] }
        for cell in cells { isTaken[cell] = true }
        groups.append((cells.filter { !inside.contains($0) }, .lake))
        islands.append(
            SurveyIsland(
                name: Self.islandNames[islands.count], cells: inside, village: village(corner),
                isInhabited: islands.count % 2 == 0))
    }

    // MARK: Exclaves

    /// Cells inside one village that go to the next one of the township, of another township, of another county.
    private mutating func placeExclaves() {
        let candidates = hashed(cityCells, .exclave)
        let wanted = [
            max(6, cityCells.count / 2_000), max(3, cityCells.count / 6_000),
            max(2, cityCells.count / 20_000),
        ]
        for (level, count) in wanted.enumerated() {
            var left = count
            for cell in candidates where left > 0 && !isTaken[cell] && isDeepInside(cell) {
                guard let other = nearestVillage(from: cell, level: level) else { continue }
                districts.villageOfCell[cell] = Int32(other)
                isTaken[cell] = true
                left -= 1
            }
        }
    }

    private func isDeepInside(_ cell: Int) -> Bool {
        let (column, row) = (lattice.shape.column(cell), lattice.shape.row(cell))
        for up in -1...1 {
            for across in -1...1 {
                guard lattice.shape.contains(column: column + across, row: row + up) else { return false }
                let near = lattice.shape.cell(column: column + across, row: row + up)
                if districts.villageOfCell[near] != districts.villageOfCell[cell] || isTaken[near] {
                    return false
                }
            }
        }
        return true
    }

    /// The first village eastwards, else westwards, that is another of the same township (0), of another township
    /// of the county (1), of another county (2).
    private func nearestVillage(from cell: Int, level: Int) -> Int? {
        let own = districts.villages[village(cell)]
        let row = lattice.shape.row(cell)
        for step in [1, -1] {
            var column = lattice.shape.column(cell) + step
            while lattice.shape.contains(column: column, row: row) {
                let other = village(lattice.shape.cell(column: column, row: row))
                column += step
                guard other >= 0 else { continue }
                let found = districts.villages[other]
                let relation = found.county != own.county ? 2 : found.township != own.township ? 1 : 0
                if relation == level, other != village(cell) { return other }
            }
        }
        return nil
    }

    // MARK: Merged patches

    /// Large forests: nearly half a village's cells, some left out so that they become holes.
    private mutating func mergeForests() {
        var cellsOfVillage: [[Int]] = Array(repeating: [], count: districts.villages.count)
        for cell in cityCells where !isTaken[cell] { cellsOfVillage[village(cell)].append(cell) }
        let hash = StableHash(seed: seed, stream: .merge)
        let villages = districts.villages.indices.map { (hash.bits($0, 1), $0) }.sorted { $0 < $1 }.map(\.1)
        var left = max(5, cityCells.count / 20_000)
        for village in villages where left > 0 && cellsOfVillage[village].count >= 16 {
            let start = cellsOfVillage[village][hash.below(cellsOfVillage[village].count, village, 2)]
            let size = min(cellsOfVillage[village].count * 45 / 100, 500)
            let cells = grow(from: start, size: size, leavingOut: 0.15)
            guard cells.count * 2 >= size else { continue }
            merge(cells, .forest)
            // In a small sample the outline is made as rich as that of a large forest in a large one.
            if cells.count < 60 { for cell in cells { lattice.isFine[cell] = true } }
            left -= 1
        }
    }

    /// Pairs and small groups of cells, of any class.
    private mutating func mergeSmall() {
        let hash = StableHash(seed: seed, stream: .merge)
        for start in hashed(cityCells, .merge).prefix(cityCells.count / 80) where !isTaken[start] {
            let cells = grow(from: start, size: 2 + hash.below(4, start, 3), leavingOut: 0)
            if cells.count > 1 { merge(cells, .ordinary) }
        }
    }

    private mutating func merge(_ cells: [Int], _ role: Patch.Role) {
        for cell in cells { isTaken[cell] = true }
        groups.append((cells, role))
    }

    /// Free cells of one village connected by sides, in a ragged heap about the first.
    private func grow(from start: Int, size: Int, leavingOut share: Double) -> [Int] {
        guard !isTaken[start] else { return [] }
        let hash = StableHash(seed: seed, stream: .merge)
        var cells = [start]
        var frontier: [(UInt64, Int)] = []
        var seen: Set<Int> = [start]
        func push(around cell: Int) {
            lattice.shape.forNeighbours(of: cell) { neighbour in
                guard village(neighbour) == village(start), !isTaken[neighbour],
                    seen.insert(neighbour).inserted,
                    hash.unit(neighbour, 4) >= share
                else { return }
                // Near cells first, with chance, so that the heap stays a heap.
                let (column, row) = (lattice.shape.column(neighbour), lattice.shape.row(neighbour))
                let (across, up) = (column - lattice.shape.column(start), row - lattice.shape.row(start))
                frontier.append(
                    (UInt64(across * across + up * up) * 4 + hash.bits(neighbour, 5) % 24, neighbour))
            }
        }
        push(around: start)
        while cells.count < size, let next = frontier.indices.min(by: { frontier[$0] < frontier[$1] }) {
            let cell = frontier.remove(at: next).1
            cells.append(cell)
            push(around: cell)
        }
        return cells.sorted()
    }

    // MARK: The plan

    private func finish(inner: Int) -> PatchPlan {
        var plan = PatchPlan(
            patchOfCell: Array(repeating: -1, count: lattice.cells),
            innerOfCell: Array(repeating: -1, count: lattice.cells))
        plan.islands = islands
        for (index, island) in islands.enumerated() {
            for cell in island.cells { plan.islandOfCell[cell] = index }
        }
        var groupOfCell: [Int: Int] = [:]
        for (index, group) in groups.enumerated() { for cell in group.cells { groupOfCell[cell] = index } }
        // Every cell of an island gets one, then those the hash picks.
        let islandCells = Set(plan.islandOfCell.keys)
        var hasInner = Array(repeating: false, count: lattice.cells)
        let picked =
            islandCells.sorted() + hashed(cityCells.filter { !islandCells.contains($0) }, .innerPlace)
        for cell in picked.prefix(inner) { hasInner[cell] = true }
        var cellsOfVillage: [[Int]] = Array(repeating: [], count: districts.villages.count)
        for cell in cityCells { cellsOfVillage[village(cell)].append(cell) }
        for (number, cells) in cellsOfVillage.enumerated() {
            for cell in cells {
                let role: Patch.Role =
                    plan.islandOfCell[cell].map {
                        islands[$0].isInhabited ? .inhabitedIsland : .uninhabitedIsland
                    } ?? .ordinary
                func add(_ kind: Patch.Kind, _ role: Patch.Role) -> Int32 {
                    plan.patches.append(
                        Patch(village: Int32(number), cell: Int32(cell), kind: kind, role: role))
                    return Int32(plan.patches.count - 1)
                }
                if let group = groupOfCell[cell].map({ groups[$0] }) {
                    if group.cells.first == cell {
                        let patch = add(.merged, group.role)
                        plan.mergedCells[Int32(cell)] = group.cells
                        for member in group.cells { plan.patchOfCell[member] = patch }
                    }
                } else {
                    plan.patchOfCell[cell] = add(.cell, role)
                }
                if hasInner[cell] { plan.innerOfCell[cell] = add(.inner, role) }
            }
        }
        return plan
    }
}
