package vn.lienthong.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import vn.lienthong.dossier.CanonicalJson;
import vn.lienthong.dossier.SealBroken;
import vn.lienthong.dossier.Vault;

/**
 * What a backup is, and what it holds. It names the list of files by its SHA-256 and carries a keyed hash of itself:
 * whoever changes a file, the list or the manifest needs the master key to hide it.
 *
 * @param takenAt not later than the state of the database in it
 * @param databaseIncluded false for PostgreSQL, whose own tools copy it
 * @param keyIncluded false where the key is kept elsewhere
 * @param bytes of all files together
 */
public record Manifest(
        String engineVersion,
        Instant takenAt,
        String environment,
        String province,
        boolean databaseIncluded,
        DatabaseState database,
        boolean keyIncluded,
        long files,
        long bytes,
        String listSha256) {
    static final int FORMAT = 1;
    static final String FILE = "manifest.json";
    static final String LIST = "files.sha256";

    static String engineVersion(Class<?> program) {
        String version = program.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("engineVersion", engineVersion)
                .put("takenAt", takenAt.toString())
                .put("environment", environment)
                .put("province", province)
                .put("database", databaseIncluded ? "included" : "elsewhere")
                .put("schemaVersion", database.schemaVersion());
        json.putObject("logHead").put("seq", database.logRows()).put("hash", database.logHash());
        return json.put("key", keyIncluded ? "included" : "elsewhere")
                .put("files", files)
                .put("bytes", bytes)
                .put("listSha256", listSha256);
    }

    byte[] sealed(Vault vault) {
        return json().put("seal", seal(json(), vault)).toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws BackupFault when it is none of ours, or was changed, or the key is not the one of the backup */
    static Manifest read(byte[] bytes, Vault vault) {
        ObjectNode json = object(bytes);
        String seal = json.path("seal").asText();
        json.remove("seal");
        byte[] expected = seal(json, vault).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, seal.getBytes(StandardCharsets.US_ASCII)))
            throw new BackupFault("backup-manifest");
        return of(json);
    }

    /** Before the key is known; to be read again with it. */
    static Manifest unproven(byte[] bytes) {
        return of(object(bytes));
    }

    private static ObjectNode object(byte[] bytes) {
        try {
            JsonNode json = CanonicalJson.read(bytes);
            if (json instanceof ObjectNode object && object.path("format").asInt() == FORMAT) return object;
        } catch (SealBroken noJson) {
            throw new BackupFault("backup-none");
        }
        throw new BackupFault("backup-none");
    }

    private static Manifest of(JsonNode json) {
        return new Manifest(
                json.path("engineVersion").asText(),
                Instant.parse(json.path("takenAt").asText()),
                json.path("environment").asText(),
                json.path("province").asText(),
                json.path("database").asText().equals("included"),
                new DatabaseState(
                        json.path("schemaVersion").asText(),
                        json.at("/logHead/seq").asLong(),
                        json.at("/logHead/hash").asText()),
                json.path("key").asText().equals("included"),
                json.path("files").asLong(),
                json.path("bytes").asLong(),
                json.path("listSha256").asText());
    }

    private static String seal(JsonNode json, Vault vault) {
        return HexFormat.of().formatHex(vault.hash(Vault.Purpose.BACKUP, CanonicalJson.bytes(json)));
    }
}
