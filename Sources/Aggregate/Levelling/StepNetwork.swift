/// A network through which steps of 0.01 hm² go from places that have too much to places that have too little, over as few
/// connections as possible (Dinic's algorithm; connections in the order in which they were made).
///
/// Places have numbers from 0; the number after the last one stands for everything outside. Used once.
struct StepNetwork {
    /// What becomes of the outside: a place that steps only pass, one that takes any number, or one that gives any.
    enum Passage { case closed, out, `in` }

    /// An edge and its reverse stand side by side, so that one's number with the last bit turned is the other's.
    private var target: [Int] = []
    private var capacity: [Int64] = []
    private var edges: [[Int]]
    private let source: Int
    private let sink: Int
    /// Edge of each place to the sink or from the source, with what it could carry.
    private var supply: [(edge: Int, amount: Int64)?]
    private var first: [Int] = []
    private var start: [Int64] = []
    private var depth: [Int] = []
    private var next: [Int] = []

    /// - Parameter places: what each place is short of; negative where it has too much.
    init(places: [Int64], passage: Passage) {
        let outside = places.count
        (source, sink) = (outside + 1, outside + 2)
        edges = Array(repeating: [], count: outside + 3)
        supply = Array(repeating: nil, count: places.count)
        for (place, missing) in places.enumerated() {
            if missing < 0, passage != .in {
                supply[place] = (addEdge(source, place, -missing, 0), missing)
            } else if missing > 0, passage != .out {
                supply[place] = (addEdge(place, sink, missing, 0), missing)
            }
        }
        switch passage {
        case .closed: break
        case .out: _ = addEdge(outside, sink, .max / 4, 0)
        case .in: _ = addEdge(source, outside, .max / 4, 0)
        }
    }

    /// Connections are numbered from 0 in the order of these calls.
    mutating func connect(_ origin: Int, _ goal: Int, forward: Int64, backward: Int64) {
        first.append(addEdge(origin, goal, forward, backward))
        start.append(forward)
    }

    /// Steps that a connection took; negative for those it gave back.
    func moved(_ connection: Int) -> Int64 { start[connection] - capacity[first[connection]] }

    /// Steps that a place gained; negative for those it lost.
    func gained(_ place: Int) -> Int64 {
        guard let (edge, amount) = supply[place] else { return 0 }
        return amount < 0 ? amount + capacity[edge] : amount - capacity[edge]
    }

    mutating func run() {
        while layer() {
            next = Array(repeating: 0, count: edges.count)
            while push(source, .max / 4) > 0 {}
        }
    }

    private mutating func addEdge(_ from: Int, _ to: Int, _ forward: Int64, _ backward: Int64) -> Int {
        let edge = target.count
        target += [to, from]
        capacity += [forward, backward]
        edges[from].append(edge)
        edges[to].append(edge + 1)
        return edge
    }

    /// Distance of each place from the source; false when the sink cannot be reached any more.
    private mutating func layer() -> Bool {
        depth = Array(repeating: -1, count: edges.count)
        depth[source] = 0
        var queue = [source]
        var head = 0
        while head < queue.count {
            let place = queue[head]
            head += 1
            for edge in edges[place] where capacity[edge] > 0 && depth[target[edge]] < 0 {
                depth[target[edge]] = depth[place] + 1
                queue.append(target[edge])
            }
        }
        return depth[sink] >= 0
    }

    /// Pushes along one shortest path. Paths are a few connections long, so that recursion is shallow: no deeper than
    /// there are places.
    private mutating func push(_ place: Int, _ most: Int64) -> Int64 {
        if place == sink { return most }
        while next[place] < edges[place].count {
            let edge = edges[place][next[place]]
            if capacity[edge] > 0, depth[target[edge]] == depth[place] + 1 {
                let pushed = push(target[edge], min(most, capacity[edge]))
                if pushed > 0 {
                    capacity[edge] -= pushed
                    capacity[edge ^ 1] += pushed
                    return pushed
                }
            }
            next[place] += 1
        }
        return 0
    }
}
