import Testing

@testable import GEOSBridge

@Suite struct LineFacesTests {
    @Test("lines that cross are cut; what they enclose are faces with a point inside")
    func cross() throws {
        // A hash of four lines encloses one square, from (1, 1) to (2, 2).
        let lines: [Double] = [0, 1, 3, 1, 0, 2, 3, 2, 1, 0, 1, 3, 2, 0, 2, 3]
        let faces = try GEOSContext().faces(ofLines: lines)
        #expect(faces.count == 1)
        #expect(faces[0].polygon.rings.count == 1 && faces[0].polygon.rings[0].count == 10)
        #expect((1...2).contains(faces[0].x) && (1...2).contains(faces[0].y))
    }

    @Test("an island is a face and a hole of the face around it")
    func island() throws {
        func box(_ a: Double, _ b: Double) -> [Double] {
            [a, a, b, a, b, a, b, b, b, b, a, b, a, b, a, a]
        }
        let faces = try GEOSContext().faces(ofLines: box(0, 9) + box(3, 6))
        #expect(faces.map(\.polygon.rings.count).sorted() == [1, 2])
    }

    @Test("nothing encloses nothing")
    func nothing() throws {
        #expect(try GEOSContext().faces(ofLines: []) == [])
        #expect(try GEOSContext().faces(ofLines: [0, 0, 1, 1]) == [])
    }
}
