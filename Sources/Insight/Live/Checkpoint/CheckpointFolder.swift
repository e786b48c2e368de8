import Foundation
package import Shop

/// Where checkpoints lie: one file for each brand, named by its id, for the owner's eyes alone.
///
/// A file holds ids, days and amounts, nobody's name; but words that traits have, too. What is erased from the facts is
/// erased from the columns by `LiveBrands.forget`.
package struct CheckpointFolder: Sendable, Hashable {
    package let path: String
    let edition: String

    /// - Parameter edition: which program this is; files of another are not read.
    package init(path: String, edition: String) {
        self.path = path
        self.edition = edition
    }

    package func path(of brand: ID<Brand>) -> String {
        "\(path)/\(brand.raw)"
    }

    /// Opens a brand's file, after removing what somebody began to write and did not end.
    func open(_ brand: ID<Brand>) throws(CheckpointFault) -> CheckpointReader {
        CheckpointHandle.sweep(unfinished(brand))
        let reader = try CheckpointReader(CheckpointHandle(reading: path(of: brand)))
        guard reader.directory.edition == edition else { throw .otherEdition }
        return reader
    }

    /// Puts columns in place of those that lie there. It is either done, and on the disk, or nothing has changed.
    ///
    /// - Returns: the size of the file, in bytes.
    func write(_ columns: KeptColumns, _ stamp: CheckpointStamp) throws -> Int {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CheckpointFault.unwritable(reason: error.localizedDescription)
        }
        let unfinished = unfinished(stamp.brand)
        let file = try CheckpointHandle(writing: unfinished)
        do {
            var writer = CheckpointWriter(file)
            var columns = columns
            try columns.visit(with: &writer)
            let size = try writer.finish(stamp, edition: edition)
            try file.settle()
            guard rename(unfinished, path(of: stamp.brand)) == 0 else {
                throw CheckpointFault.unwritable(reason: String(cString: strerror(errno)))
            }
            try CheckpointHandle(reading: path + "/.").settle()
            return size
        } catch {
            unlink(unfinished)
            throw error
        }
    }

    /// Removes a brand's file and what was begun of another; whoever is at that goes on and finds its name gone.
    func remove(_ brand: ID<Brand>) throws(CheckpointFault) {
        for path in [path(of: brand), unfinished(brand)] where unlink(path) != 0 && errno != ENOENT {
            throw .unwritable(reason: String(cString: strerror(errno)))
        }
    }

    private func unfinished(_ brand: ID<Brand>) -> String {
        path(of: brand) + ".unfinished"
    }
}
