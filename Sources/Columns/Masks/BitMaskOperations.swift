/// Masks joined with masks over the same rows.
///
/// - Complexity: O(rows / 64) each.
extension BitMask {
    package static func &= (mask: inout BitMask, other: BitMask) {
        mask.combine(other) { $0 & $1 }
    }

    package static func |= (mask: inout BitMask, other: BitMask) {
        mask.combine(other) { $0 | $1 }
    }

    package static func ^= (mask: inout BitMask, other: BitMask) {
        mask.combine(other) { $0 ^ $1 }
    }

    /// Clears the rows that `other` has.
    package mutating func subtract(_ other: BitMask) {
        combine(other) { $0 & ~$1 }
    }

    /// Sets the rows that were clear and clears those that were set.
    package mutating func invert() {
        words.withUnsafeMutableBufferPointer { words in
            for word in words.indices { words[word] = ~words[word] }
        }
        clearTail()
    }

    package static func & (one: BitMask, other: BitMask) -> BitMask {
        var result = one
        result &= other
        return result
    }

    package static func | (one: BitMask, other: BitMask) -> BitMask {
        var result = one
        result |= other
        return result
    }

    /// The rows that one of the two has and the other lacks.
    package static func ^ (one: BitMask, other: BitMask) -> BitMask {
        var result = one
        result ^= other
        return result
    }

    package func subtracting(_ other: BitMask) -> BitMask {
        var result = self
        result.subtract(other)
        return result
    }

    package static prefix func ~ (mask: BitMask) -> BitMask {
        var result = mask
        result.invert()
        return result
    }

    @inline(__always)
    private mutating func combine(_ other: BitMask, _ join: (UInt64, UInt64) -> UInt64) {
        precondition(rows == other.rows, "masks over different rows")
        words.withUnsafeMutableBufferPointer { words in
            other.words.withUnsafeBufferPointer { others in
                for word in words.indices { words[word] = join(words[word], others[word]) }
            }
        }
    }
}
