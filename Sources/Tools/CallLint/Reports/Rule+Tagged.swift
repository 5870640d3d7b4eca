import CallVocabulary
import RuleBook

extension Rule {
    /// `C1.1 [A]`: the number with what it rests on, stated by Apple (A), observed (O), an analysis by others (T), or our
    /// inference (I).
    var tagged: String {
        let evidence = RuleBook.entry(for: self).evidence
        return evidence.isEmpty ? number : number + " [" + evidence.map(\.rawValue).joined(separator: "/") + "]"
    }
}
