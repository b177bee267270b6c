import LandModel

/// Walks over the tokens of one text.
struct TokenReader {
    /// Parentheses and negations inside one another, at most: a pipeline's author needs three.
    static let deepest = 64

    private let tokens: [Token]
    private var place = 0
    private var depth = 0

    init(_ text: String) throws(LanguageFault) { tokens = try Lexer.tokens(of: text) }

    var current: Token { tokens[place] }
    var following: Token { tokens[min(place + 1, tokens.count - 1)] }
    var isAtEnd: Bool { current.kind == .end }

    mutating func advance() { place = min(place + 1, tokens.count - 1) }

    /// Goes on when the word stands here.
    mutating func take(word: String) -> Bool {
        guard current.kind == .name(word) else { return false }
        advance()
        return true
    }

    mutating func take(symbol: String) -> Bool {
        guard current.kind == .symbol(symbol) else { return false }
        advance()
        return true
    }

    /// A unit behind a number: `100 亩`, `5 ％`.
    mutating func takeUnit() -> MeasureUnit? {
        let symbol: String
        switch current.kind {
        case .name(let name): symbol = name
        case .symbol(let sign): symbol = sign
        case .text, .number, .date, .end: return nil
        }
        guard let unit = MeasureUnit(symbol) else { return nil }
        advance()
        return unit
    }

    mutating func name(_ expected: String) throws(LanguageFault) -> (name: String, position: Int) {
        guard case .name(let name) = current.kind else { throw fault(expected: expected) }
        defer { advance() }
        return (name, current.position)
    }

    mutating func expect(word: String) throws(LanguageFault) {
        if !take(word: word) { throw fault(expected: "`\(word)`") }
    }

    mutating func expect(symbol: String) throws(LanguageFault) {
        if !take(symbol: symbol) { throw fault(expected: "`\(symbol)`") }
    }

    func expectEnd() throws(LanguageFault) {
        if !isAtEnd { throw fault(expected: "the end") }
    }

    /// One level deeper, up to a bound: a hostile text may not exhaust the stack. `leave` goes back.
    mutating func enter() throws(LanguageFault) {
        depth += 1
        guard depth <= Self.deepest else {
            throw LanguageFault(.tooDeep(limit: Self.deepest), at: current.position)
        }
    }

    mutating func leave() { depth -= 1 }

    func fault(expected: String) -> LanguageFault {
        LanguageFault(
            .unexpected(found: isAtEnd ? "" : current.text, expected: expected), at: current.position)
    }
}
