/// What occupies a connection for longer than one answer: rows still arriving, or a COPY being fed.
///
/// PostgreSQL hears one thing at a time. When a closure asks something else in between, the one who is talking lets go
/// first, and goes on afterwards as if nothing had been.
protocol PostgresTalk: AnyObject {
    func letGo() throws
}
