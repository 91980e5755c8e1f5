package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;

/**
 * What the coordination system gives out (domain facts §2.11): numbers of dossiers (GetNextValue) and ids of files it
 * took (UploadFile), each once under an idempotency key. The body of UploadFile and the hash's algorithm are ours.
 */
final class CoordinationRegister {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<String, String> filesByKey = new HashMap<>();
    private final Map<String, String> numbersByKey = new HashMap<>();
    private final Map<String, Integer> lastSerials = new HashMap<>();

    CoordinationRegister(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Goes on from what an earlier run wrote down. */
    void remember(LedgerEntry entry) {
        if (entry.kind() == Kind.UPLOADED) {
            hashes.put(entry.code(), entry.digest());
            if (!entry.detail().isEmpty()) filesByKey.put(entry.detail(), entry.code());
        } else if (entry.kind() == Kind.NUMBERED) {
            int serial = entry.code().lastIndexOf('-');
            lastSerials.merge(
                    entry.code().substring(0, serial),
                    Integer.valueOf(entry.code().substring(serial + 1)),
                    Math::max);
            if (!entry.detail().isEmpty()) numbersByKey.put(entry.detail(), entry.code());
        }
    }

    /** {@code {TenTepTin, DuLieuTepTin}} → {@code {IdTepTin, HashTepTin}}. */
    synchronized Answer upload(JsonNode file, String key) {
        String content = Wire.text(file, "DuLieuTepTin");
        if (content.isEmpty() || Wire.text(file, "TenTepTin").isEmpty()) return malformed("UploadFile");
        String hash = Wire.sha256(content);
        String known = filesByKey.get(key);
        if (known != null && !hashes.get(known).equals(hash)) ledger.violation(Breach.CONTENT, "", "UploadFile");
        if (known == null) {
            known = "tep-" + (hashes.size() + 1);
            ledger.record(Kind.UPLOADED, "", known, 0, hash, key);
            hashes.put(known, hash);
            if (!key.isEmpty()) filesByKey.put(key, known);
        } else ledger.record(Kind.REPEAT, "", known, 0, hash, key);
        return done(Map.of("IdTepTin", known, "HashTepTin", hashes.get(known)));
    }

    /** {@code {code}} → a number such as {@code G09.20-20260609-0092637}. */
    synchronized Answer number(JsonNode asked, String key) {
        String code = Wire.text(asked, "code");
        if (code.isEmpty()) return malformed("GetNextValue");
        String number = numbersByKey.get(key);
        if (number == null) {
            String row = code + "-" + DAY.format(LocalDate.ofInstant(clock.instant(), Wire.VIETNAM));
            number = String.format("%s-%07d", row, lastSerials.merge(row, 1, Integer::sum));
            ledger.record(Kind.NUMBERED, "", number, 0, "", key);
            if (!key.isEmpty()) numbersByKey.put(key, number);
        } else ledger.record(Kind.REPEAT, "", number, 0, "", key);
        return done(number);
    }

    /** Whether every paper of the list names a file that was taken, with the hash that was given for it. */
    synchronized boolean holds(JsonNode papers) {
        for (JsonNode paper : papers) {
            String hash = hashes.get(Wire.text(paper, "IdGiayTo"));
            if (hash == null || !hash.equals(Wire.text(paper, "HashTepTin"))) return false;
        }
        return true;
    }

    private Answer malformed(String service) {
        ledger.violation(Breach.MALFORMED, "", service);
        return Answer.json(400, Map.of("code", 400, "message", "Dữ liệu không hợp lệ", "data", Map.of()));
    }

    private static Answer done(Object data) {
        return Answer.json(200, Map.of("code", 200, "message", "Thành công", "data", data));
    }
}
