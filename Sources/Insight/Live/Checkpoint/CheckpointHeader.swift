/// The first bytes of a checkpoint: what it is, and where its directory lies.
///
/// After the header come the sections, then the directory, and nothing else: every byte of the file is under a checksum, or
/// is one.
struct CheckpointHeader {
    static let length = 32 + CheckpointBlocks.checksumLength
    /// "HTCOLUMN", read as a number: a machine with the other order of bytes finds something else.
    static let magic: UInt64 = 0x4E4D_554C_4F43_5448
    /// The form of the file and the meaning of what is in it. To be raised whenever a column comes to mean something else;
    /// a column more, less or elsewhere shows in the directory.
    static let form: UInt64 = 2

    let directoryPlace: Int
    let directoryLength: Int
    /// Of what is above, and of the directory.
    let checksum: [UInt8]

    /// The header of a file with this directory.
    init(place: Int, directory: [UInt8]) {
        directoryPlace = place
        directoryLength = directory.count
        checksum = Self.checksum(Self.start(place, directory.count), directory)
    }

    /// - Throws: `.foreign`, `.otherEdition`, `.truncated`.
    init(_ bytes: [UInt8], fileSize: Int) throws(CheckpointFault) {
        let numbers = bytes.withUnsafeBytes { bytes in
            (0..<4).map { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)) }
        }
        guard numbers[0] == Self.magic else { throw .foreign }
        guard numbers[1] == Self.form else { throw .otherEdition }
        guard let place = Int(exactly: numbers[2]), let length = Int(exactly: numbers[3]), place >= Self.length,
            place <= fileSize
        else { throw .truncated }
        guard length == fileSize - place else { throw .truncated }
        (directoryPlace, directoryLength) = (place, length)
        checksum = Array(bytes.dropFirst(32))
    }

    func isOf(_ directory: [UInt8]) -> Bool {
        Self.checksum(Self.start(directoryPlace, directoryLength), directory) == checksum
    }

    var bytes: [UInt8] { Self.start(directoryPlace, directoryLength) + checksum }

    private static func start(_ place: Int, _ length: Int) -> [UInt8] {
        var writer = ByteWriter()
        for number in [magic, form, UInt64(place), UInt64(length)] { writer.put(number) }
        return writer.bytes
    }

    private static func checksum(_ start: [UInt8], _ directory: [UInt8]) -> [UInt8] {
        (start + directory).withUnsafeBytes { CheckpointBlocks.checksum($0) }
    }
}
