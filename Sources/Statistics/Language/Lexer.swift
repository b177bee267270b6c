import LandModel

/// Divides the text of a filter, a measure or a formula into tokens.
///
/// A hyphen between letters or digits belongs to a name (`built-up-2015`); as a minus it stands between blanks.
struct Lexer {
    private let characters: [Character]
    private var place = 0

    static func tokens(of text: String) throws(LanguageFault) -> [Token] {
        var lexer = Lexer(characters: Array(text))
        var tokens: [Token] = []
        while let token = try lexer.next() { tokens.append(token) }
        tokens.append(Token(kind: .end, position: lexer.characters.count + 1, text: ""))
        return tokens
    }

    private init(characters: [Character]) { self.characters = characters }

    private mutating func next() throws(LanguageFault) -> Token? {
        while place < characters.count, characters[place].isWhitespace { place += 1 }
        guard place < characters.count else { return nil }
        let first = characters[place]
        if first == "\"" { return try text() }
        if Self.isDigit(first) { return try number() }
        if first.isLetter { return name() }
        return try symbol()
    }

    private func token(_ kind: Token.Kind, from start: Int) -> Token {
        Token(kind: kind, position: start + 1, text: String(characters[start..<place]))
    }

    private mutating func text() throws(LanguageFault) -> Token {
        let start = place
        var content = ""
        place += 1
        while place < characters.count, characters[place] != "\"" {
            if characters[place] == "\\", place + 1 < characters.count { place += 1 }
            content.append(characters[place])
            place += 1
        }
        guard place < characters.count else {
            throw LanguageFault(
                .unexpected(found: String(characters[start...]), expected: "a closing quote"), at: start + 1)
        }
        place += 1
        return token(.text(content), from: start)
    }

    /// `12`, `12.50`, `2023-01-31`.
    private mutating func number() throws(LanguageFault) -> Token {
        let start = place
        func isPart(_ index: Int) -> Bool {
            guard index < characters.count else { return false }
            let character = characters[index]
            let isBetween = index + 1 < characters.count && Self.isDigit(characters[index + 1])
            return Self.isDigit(character) || character.isLetter
                || (character == "." || character == "-") && isBetween
        }
        while isPart(place) { place += 1 }
        let written = String(characters[start..<place])
        if written.contains("-"), let date = CalendarDate(written) { return token(.date(date), from: start) }
        if let number = Rational(decimal: written) { return token(.number(number), from: start) }
        throw LanguageFault(
            .unexpected(found: written, expected: "a number, or a date as 2023-01-31; codes stand in quotes"),
            at: start + 1)
    }

    private mutating func name() -> Token {
        let start = place
        func isPart(_ index: Int) -> Bool {
            guard index < characters.count else { return false }
            let character = characters[index]
            if character.isLetter || Self.isDigit(character) || character == "_" { return true }
            guard character == "-" || character == ".", index + 1 < characters.count else { return false }
            return characters[index + 1].isLetter || Self.isDigit(characters[index + 1])
        }
        while isPart(place) { place += 1 }
        return token(.name(String(characters[start..<place])), from: start)
    }

    private mutating func symbol() throws(LanguageFault) -> Token {
        let start = place
        let pair = String(characters[start..<min(start + 2, characters.count)])
        if ["<=", ">=", "!="].contains(pair) {
            place += 2
            return token(.symbol(pair), from: start)
        }
        let single = String(characters[start])
        place += 1
        // Signs of a Chinese keyboard, and of print.
        let plain = [
            "≤": "<=", "≥": ">=", "≠": "!=", "×": "*", "÷": "/", "（": "(", "）": ")", "，": ",", "−": "-",
            "％": "%",
        ]
        let symbol = plain[single] ?? single
        guard ["=", "<", ">", "(", ")", ",", "+", "-", "*", "/", "%", "<=", ">=", "!="].contains(symbol)
        else {
            throw LanguageFault(
                .unexpected(found: single, expected: "a name, a number, a text in quotes or an operator"),
                at: start + 1)
        }
        return token(.symbol(symbol), from: start)
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
