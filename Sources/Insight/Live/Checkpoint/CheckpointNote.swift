package import Shop

/// What became of a checkpoint, for whoever keeps a record of it.
package struct CheckpointNote: Hashable, Sendable {
    package enum Event: Hashable, Sendable {
        /// The columns were read from it instead of from the facts.
        case read(seq: Int64)
        case written(seq: Int64, bytes: Int)
        /// It was left alone: the columns were loaded from the facts, or are not kept.
        case refused(CheckpointFault)
    }

    package let brand: ID<Brand>
    package let path: String
    package let event: Event

    /// What somebody should hear of; nil when all is in good order.
    package var complaint: Phrase? {
        guard case .refused(let fault) = event, !fault.isOrdinary else { return nil }
        let message = fault.message
        return Phrase(
            en: "\(path): \(message.english). Columns are loaded from the facts instead; nothing is lost.",
            zh: "\(path)：\(message.chinese)。将改为从事实加载列存，数据没有丢失。")
    }
}
