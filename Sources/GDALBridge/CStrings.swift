import CGDAL

/// Runs `body` with a NULL-terminated list of C strings (`CSLT` of GDAL), freed afterwards.
func withCStringList<Value>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Value
)
    -> Value
{
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    for string in strings { list = CSLAddString(list, string) }
    defer { CSLDestroy(list) }
    return body(list)
}

/// `NAME=value` in the order of names, so that a call is the same every time.
func optionList(_ options: [String: String]) -> [String] {
    options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
}

/// Text of a C string that may hold bytes of any encoding: NULL gives an empty array.
func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    return Array(UnsafeRawBufferPointer(start: text, count: lengthOfCString(text)))
}

@inline(__always)
func lengthOfCString(_ text: UnsafePointer<CChar>) -> Int {
    var length = 0
    while text[length] != 0 { length += 1 }
    return length
}

func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
