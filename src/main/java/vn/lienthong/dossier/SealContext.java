package vn.lienthong.dossier;

import java.util.HexFormat;

/** What a sealed value is bound to: copied to another row, it does not open. */
final class SealContext {
    private SealContext() {}

    static String form(long dossierId, int version) {
        return "dossier/" + dossierId + "/form/" + version;
    }

    static String technicalId(long dossierId, int version) {
        return "dossier/" + dossierId + "/technical-id/" + version;
    }

    static String names(long dossierId, int version, String role, long position) {
        return "dossier/" + dossierId + "/" + role + "/" + version + "/" + position;
    }

    static String status(long dossierId, long revision) {
        return "dossier/" + dossierId + "/status/" + revision;
    }

    static String result(long dossierId, long revision) {
        return "dossier/" + dossierId + "/registered/" + revision;
    }

    static String laterStep(String number, byte[] contentHash) {
        return "later-step/" + number + "/" + HexFormat.of().formatHex(contentHash);
    }
}
