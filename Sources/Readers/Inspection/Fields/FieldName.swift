/// How names of fields are compared: letter case, full-width letters and surrounding blanks do not count.
enum FieldName {
    static func folded(_ name: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            // Full-width forms lie at a constant distance from ASCII.
            let plain =
                (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) : scalar
            folded.append(contentsOf: (plain ?? scalar).properties.uppercaseMapping.unicodeScalars)
        }
        let blanks: Set<Unicode.Scalar> = [" ", "\t", "\u{3000}", "\u{0}"]
        let trimmed = folded.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed()
        return String(String.UnicodeScalarView(trimmed))
    }

    /// What the ten bytes of a .dbf leave of a longer name: in UTF-8 (three Chinese characters) and in GBK
    /// (five). A name that fits both ways gives nothing.
    ///
    /// In GBK every Chinese character takes two bytes, so no table is needed to count.
    static func cuts(_ name: String, limit: Int = 10) -> Set<String> {
        var cuts: Set<String> = []
        for bytesOfWide in [0, 2] {
            var (kept, used) = ("", 0)
            for scalar in name.unicodeScalars {
                let width =
                    scalar.value < 0x80 ? 1 : bytesOfWide == 0 ? String(scalar).utf8.count : bytesOfWide
                guard used + width <= limit else { break }
                kept.unicodeScalars.append(scalar)
                used += width
            }
            if kept != name { cuts.insert(kept) }
        }
        return cuts
    }
}
