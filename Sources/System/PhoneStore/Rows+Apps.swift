import CallVocabulary
import GRDB

extension StoredApp {
    init(row: Row) throws {
        guard let sdk = SystemVersion(parsing: row["linkedSDK"]) else { throw UnreadableValue(what: "apps.linkedSDK") }
        guard let type = BuildType(rawValue: row["buildType"]) else { throw UnreadableValue(what: "apps.buildType") }
        self.init(
            id: AppID(row["id"]), bundle: row["bundle"], name: row["name"],
            release: AppRelease(
                generation: row["generation"], folder: row["folder"], version: row["version"], build: row["build"]),
            facts: AppFacts(
                linkedSDK: sdk, declaresVoIPBackgroundMode: row["declaresVoIP"],
                hasPushEntitlement: row["hasPushEntitlement"], linksCallKit: row["linksCallKit"],
                exemptions: PolicyExemptions(rawValue: row["exemptions"]), buildType: type),
            apsEnvironment: row["apsEnvironment"])
        installedAtMilliseconds = row["installedAt"]
        updateCount = row["updateCount"]
        isSimulated = row["isSimulated"]
    }

    func save(in database: Database) throws {
        // By id alone: a second app of the same bundle is our own mistake and must not replace the first in silence.
        try database.execute(
            sql: """
                INSERT INTO apps VALUES (:id, :bundle, :name, :generation, :folder, :version, :build, :linkedSDK,
                    :declaresVoIP, :hasPushEntitlement, :linksCallKit, :exemptions, :buildType, :apsEnvironment,
                    :installedAt, :updateCount, :isSimulated)
                ON CONFLICT (id) DO UPDATE SET bundle = excluded.bundle, name = excluded.name,
                    generation = excluded.generation, folder = excluded.folder, version = excluded.version,
                    build = excluded.build, linkedSDK = excluded.linkedSDK, declaresVoIP = excluded.declaresVoIP,
                    hasPushEntitlement = excluded.hasPushEntitlement, linksCallKit = excluded.linksCallKit,
                    exemptions = excluded.exemptions, buildType = excluded.buildType,
                    apsEnvironment = excluded.apsEnvironment, installedAt = excluded.installedAt,
                    updateCount = excluded.updateCount, isSimulated = excluded.isSimulated
                """,
            arguments: [
                "id": id.value, "bundle": bundle, "name": name, "generation": release.generation,
                "folder": release.folder, "version": release.version, "build": release.build,
                "linkedSDK": facts.linkedSDK.description, "declaresVoIP": facts.declaresVoIPBackgroundMode,
                "hasPushEntitlement": facts.hasPushEntitlement, "linksCallKit": facts.linksCallKit,
                "exemptions": facts.exemptions.rawValue, "buildType": facts.buildType.rawValue,
                "apsEnvironment": apsEnvironment, "installedAt": installedAtMilliseconds,
                "updateCount": updateCount, "isSimulated": isSimulated,
            ])
    }
}

extension StoredProcess {
    init(row: Row) throws {
        self.init(
            app: AppID(row["app"]), bundle: row["bundle"], process: ProcessID(row["process"]),
            kernelPID: row["kernelPID"], startTicks: UInt64(bitPattern: row["startTicks"]),
            launchedAt: Instant(microseconds: row["launchedAt"]))
    }

    func save(in database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO processes VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                process.value, app.value, bundle, kernelPID, Int64(bitPattern: startTicks), launchedAt.microseconds,
            ])
    }
}
