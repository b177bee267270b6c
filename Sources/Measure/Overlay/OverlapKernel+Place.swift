extension OverlapKernel {
    /// How much of a box has to be common ground before its middle is told as a place of it.
    private static let enough = 0.75

    /// A point of the ground that two shapes share, where that is wider than the grid; the same for both orders.
    ///
    /// The box of both is halved, and the half with more of the ground kept, until the ground fills most of it and
    /// holds its middle. The kept half is never filled less than the box it comes from, so this ends inside; and
    /// ground that looks like a box or a disc is told by its middle. Off the hot path: it asks for the common area
    /// of every box on the way.
    func place(_ one: EdgeGrid, _ other: EdgeGrid) -> GridPoint {
        var box = one.box.intersection(other.box)
        precondition(box.width > 0 && box.height > 0, "shapes that share ground")
        var ground = area(one, other, within: box)
        while true {
            let middle = GridPoint(x: box.minX + box.width / 2, y: box.minY + box.height / 2)
            let isFilled = ground >= Self.enough * Double(box.width) * Double(box.height)
            if isFilled && one.depth(at: middle) > 0 && other.depth(at: middle) > 0 { return middle }
            guard max(box.width, box.height) > 1 else { return middle }
            var (first, second) = (box, box)
            if box.width >= box.height {
                (first.maxX, second.minX) = (middle.x, middle.x)
            } else {
                (first.maxY, second.minY) = (middle.y, middle.y)
            }
            let (firstGround, secondGround) = (
                area(one, other, within: first), area(one, other, within: second)
            )
            (box, ground) = secondGround > firstGround ? (second, secondGround) : (first, firstGround)
        }
    }
}
