/// A rule of the rule book, by its permanent number.
///
/// Checks, log lines, crash reports, scenarios and pages name a rule by this number and by nothing else;
/// what it says, how sure we are and where it was said stand in the `RuleBook` module.
public enum Rule: String, CaseIterable, Hashable, Sendable {
    // Delivery and launch
    case d1 = "D1", d2 = "D2", d3 = "D3", d4 = "D4", d5 = "D5", d6 = "D6", d7 = "D7", d8 = "D8", d9 = "D9",
        d10 = "D10", d11 = "D11", d12 = "D12", d13 = "D13", d14 = "D14"
    // Tokens
    case n1 = "N1", n2 = "N2", n3 = "N3", n4 = "N4"
    // Check 1: in the app, when the delegate returns
    case c1_1 = "C1.1", c1_2 = "C1.2", c1_3 = "C1.3", c1_4 = "C1.4", c1_5 = "C1.5", c1_6 = "C1.6", c1_7 = "C1.7",
        c1_8 = "C1.8", c1_9 = "C1.9", c1_10 = "C1.10", c1_11 = "C1.11"
    // Check 2: in the daemon, seven seconds after delivery
    case c2_1 = "C2.1", c2_2 = "C2.2", c2_3 = "C2.3", c2_4 = "C2.4", c2_5 = "C2.5", c2_6 = "C2.6", c2_7 = "C2.7",
        c2_8 = "C2.8", c2_9 = "C2.9"
    // When a push need not be reported
    case e1 = "E1", e2 = "E2", e3 = "E3", e4 = "E4", e5 = "E5", e6 = "E6", e7 = "E7"
    // The violation ledger and the restriction
    case l1 = "L1", l2 = "L2", l3 = "L3", l4 = "L4", l5 = "L5", l6 = "L6"
    // Watchdogs
    case w1 = "W1", w2 = "W2", w3 = "W3"
    // The completion handler
    case h1 = "H1", h2 = "H2", h3 = "H3"
    // What the user sees
    case p1 = "P1", p2 = "P2", p3 = "P3", p4 = "P4", p5 = "P5", p6 = "P6", p7 = "P7", p8 = "P8", p9 = "P9",
        p10 = "P10"
    // Reporting a call: order of the daemon's decisions
    case k = "K"
    // Transactions and actions
    case t1 = "T1", t2 = "T2", t3 = "T3", t4 = "T4", t5 = "T5", t6 = "T6", t7 = "T7", t8 = "T8", t9 = "T9",
        t10 = "T10", t11 = "T11"
    // Audio
    case a1 = "A1", a2 = "A2", a3 = "A3", a4 = "A4", a5 = "A5", a6 = "A6"
    // Crash reports
    case r1 = "R1", r2 = "R2", r3 = "R3", r4 = "R4", r5 = "R5"

    /// The number as the rule book prints it: `C2.1`.
    public var number: String { rawValue }

    /// Its part of the rule book: `C2` of `C2.1`, `D` of `D13`.
    public var part: String {
        if let dot = rawValue.firstIndex(of: ".") { return String(rawValue[..<dot]) }
        return String(rawValue.prefix { !$0.isNumber })
    }
}

extension Rule: CustomStringConvertible {
    public var description: String { rawValue }
}
