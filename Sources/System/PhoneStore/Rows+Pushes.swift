import CallVocabulary
import Foundation
import GRDB

extension StoredToken {
    init(row: Row) throws {
        guard let state = State(rawValue: row["state"]) else { throw UnreadableValue(what: "tokens.state") }
        self.init(
            token: row["token"], topic: row["topic"], bundle: row["bundle"], environment: row["environment"],
            state: state, sinceMilliseconds: row["since"])
    }

    func save(in database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO tokens VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [token, topic, bundle, environment, state.rawValue, sinceMilliseconds])
    }
}

extension StoredPush {
    init(row: Row) throws {
        let payload: Data = row["payload"]
        self.init(
            id: row["id"], token: row["token"], topic: row["topic"], type: row["type"], payload: Array(payload),
            terms: Terms(
                expirationSeconds: row["expiration"], priority: row["priority"], collapseID: row["collapseID"],
                acceptedAtMilliseconds: row["acceptedAt"]))
    }

    func save(in database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO pushes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                id, token, topic, type, Data(payload), terms.expirationSeconds, terms.priority, terms.collapseID,
                terms.acceptedAtMilliseconds,
            ])
    }
}

extension LedgerEntry {
    init(row: Row) throws {
        guard let rule = Rule(rawValue: row["rule"]) else { throw UnreadableValue(what: "ledger.rule") }
        self.init(
            app: AppID(row["app"]), bundle: row["bundle"], rule: rule, atMilliseconds: row["at"],
            push: (row["push"] as Int64?).map(PushID.init), note: row["note"])
        number = row["number"]
        clearedAtMilliseconds = row["clearedAt"]
    }

    func insert(in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO ledger (app, bundle, rule, at, push, note, clearedAt) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [app.value, bundle, rule.rawValue, atMilliseconds, push?.value, note, clearedAtMilliseconds])
    }
}

extension TimelineRecord {
    init(row: Row) throws {
        let lane = TimelineEvent.Lane(rawValue: row["lane"])
        guard let lane else { throw UnreadableValue(what: "timeline.lane") }
        let number: String? = row["rule"]
        let rule = number.flatMap(Rule.init(rawValue:))
        guard (number == nil) == (rule == nil) else { throw UnreadableValue(what: "timeline.rule") }
        self.init(
            wallMilliseconds: row["wall"],
            event: TimelineEvent(
                at: Instant(microseconds: row["phone"]), lane: lane, kind: row["kind"], text: row["text"], rule: rule),
            bundle: row["bundle"], push: (row["push"] as Int64?).map(PushID.init), call: row["call"],
            details: row["details"])
        sequence = row["sequence"]
    }

    func insert(in database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO timeline (wall, phone, lane, kind, text, rule, bundle, push, call, details)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            wallMilliseconds, event.at.microseconds, event.lane.rawValue, event.kind, event.text,
            event.rule?.rawValue, bundle, push?.value, call, details,
        ])
    }
}
