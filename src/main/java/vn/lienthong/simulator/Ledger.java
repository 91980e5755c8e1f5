package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;

/**
 * What really happened at one partner, in order: the truth that tests and the demo check the engine against. Kept in
 * memory and, with a file, appended to it as JSON lines, from which a restarted partner goes on where it was.
 */
public final class Ledger implements AutoCloseable {
    private final Clock clock;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<String, List<LedgerEntry>> byNumber = new HashMap<>();
    private final Optional<LedgerFile> file;

    private Ledger(Clock clock, Optional<LedgerFile> file) {
        this.clock = clock;
        this.file = file;
    }

    static Ledger inMemory(Clock clock) {
        return new Ledger(clock, Optional.empty());
    }

    /** Goes on from what the file holds, if it exists, and appends to it from now on. */
    static Ledger open(Path path, Clock clock) {
        LedgerFile file = LedgerFile.open(path);
        Ledger ledger = new Ledger(clock, Optional.of(file));
        file.earlier().forEach(ledger::keep);
        return ledger;
    }

    /** All entries, oldest first. */
    public synchronized List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    public synchronized List<LedgerEntry> entries(String number) {
        return List.copyOf(byNumber.getOrDefault(number, List.of()));
    }

    /** Codes DVCLT accepted for this dossier, in order, over all its versions. */
    public List<Integer> callbacks(String number) {
        return codes(number, Kind.CALLBACK);
    }

    /** The dates (JSON text) in every call-back DVCLT accepted with this code for this dossier, one a version. */
    public List<String> callbackDates(String number, int code) {
        return entries(number).stream()
                .filter(entry -> entry.kind() == Kind.CALLBACK && entry.code().equals(String.valueOf(code)))
                .map(LedgerEntry::detail)
                .toList();
    }

    /** Codes the civil registry gave out for this dossier, each once a version, in order. */
    public List<Integer> results(String number) {
        return codes(number, Kind.RESULT);
    }

    /** Registrations begun for this dossier: 1 when all is well, however often it was supplemented. */
    public int registrations(String number) {
        return count(number, entry -> entry.kind() == Kind.SUBMITTED && entry.version() == 1);
    }

    /** The form data (JSON text) of every version the civil registry accepted, oldest first. */
    public List<String> submissions(String number) {
        return entries(number).stream()
                .filter(entry -> entry.kind() == Kind.SUBMITTED)
                .map(entry -> Wire.text(Wire.object(entry.detail()), "data"))
                .toList();
    }

    /** The form data (JSON text) the civil registry holds now. */
    public Optional<String> registeredContent(String number) {
        List<String> all = submissions(number);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The files of the version the civil registry holds now: {@code [{tenTepDinhKem, bytes, sha256}]}. */
    public Optional<JsonNode> registeredFiles(String number) {
        return entries(number).stream()
                .filter(entry -> entry.kind() == Kind.SUBMITTED)
                .reduce((first, second) -> second)
                .map(entry -> Wire.object(entry.detail()).path("fileDinhKem"));
    }

    /** Deliveries of this dossier: acknowledged pushes at DVCLT, versions taken at the one-stop system. */
    public int deliveries(String number) {
        return count(number, entry -> entry.kind() == Kind.DELIVERED);
    }

    /** Calls repeated because their answer was lost, or under the same idempotency key. Changed nothing. */
    public int repeats(String number) {
        return count(number, entry -> entry.kind() == Kind.REPEAT);
    }

    public List<LedgerEntry> violations() {
        return entries().stream()
                .filter(entry -> entry.kind() == Kind.VIOLATION)
                .toList();
    }

    public List<LedgerEntry> warnings() {
        return entries().stream().filter(entry -> entry.kind() == Kind.WARNING).toList();
    }

    synchronized void record(Kind kind, String number, String code, int version, String digest, String detail) {
        LedgerEntry entry = new LedgerEntry(clock.instant(), kind, number, code, version, digest, detail);
        file.ifPresent(lines -> lines.append(entry));
        keep(entry);
    }

    void violation(Breach breach, String number, String detail) {
        record(Kind.VIOLATION, number, breach.name(), 0, "", detail);
    }

    @Override
    public synchronized void close() {
        file.ifPresent(LedgerFile::close);
    }

    private synchronized void keep(LedgerEntry entry) {
        entries.add(entry);
        byNumber.computeIfAbsent(entry.number(), number -> new ArrayList<>()).add(entry);
    }

    private List<Integer> codes(String number, Kind kind) {
        return entries(number).stream()
                .filter(entry -> entry.kind() == kind)
                .map(entry -> Integer.valueOf(entry.code()))
                .toList();
    }

    private int count(String number, Predicate<LedgerEntry> which) {
        return (int) entries(number).stream().filter(which).count();
    }
}
