/// Measures what is promised; see `Benchmarks/README.md`.
@main
struct HuitouBench {
    static func main() async {
        print("bench")
    }
}
