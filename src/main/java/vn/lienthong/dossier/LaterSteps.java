package vn.lienthong.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.StepFailure;

/**
 * Keeps what other authorities say of the steps after the registration (2-contracts, {@code POST /dvclt/v1/statuses},
 * and the same of another front), whether or not the dossier has come, and finds the dossier they belong to.
 */
public final class LaterSteps {
    private static final String DVCLT = "dvclt";
    private static final String FRONT = "front";

    private final DataSource dataSource;
    private final Commits commits;
    private final Vault vault;
    private final Clock clock;

    /**
     * One statement as it came.
     *
     * @param front in whose words it is; see {@link #front}
     * @param number of the dossier, as its front gave it
     * @param agency {@code coQuanXuLy}, at most 10 characters
     * @param code {@code trangThai}, at most 10 characters
     * @param statedAt null when the source states none
     * @param detail note, reason and result; kept sealed
     */
    public record Statement(
            String front,
            String number,
            String procedure,
            String agency,
            String code,
            Instant statedAt,
            ObjectNode detail) {}

    /** What became of a statement. */
    public enum Outcome {
        KEPT,
        /** The same was kept before: no effect. */
        REPEAT,
        /** Kept; the dossier has not come yet. */
        WAITING,
        /** The same was kept before, and the dossier has still not come: no effect. */
        WAITING_REPEAT
    }

    public LaterSteps(DataSource dataSource, Commits commits, Vault vault, Clock clock) {
        this.dataSource = dataSource;
        this.commits = commits;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Keeps one statement. Returns only when it would survive a power cut.
     *
     * @param dossier the dossier of that number, if it has come
     * @param next follows from a new statement, in the same transaction
     * @throws OverLimit when note, reason and result are too long to keep
     */
    public Outcome keep(Statement statement, Optional<Dossier> dossier, NewMessage next) {
        LaterStepReceived received = received(statement);
        LogEntry log = new LogEntry(
                "dossier.later-step",
                statement.number(),
                statement.front(),
                codes(statement.agency(), statement.code()));
        try {
            if (known(received)) {
                // what we have just read may be committed and not yet be on the disk; the answer promises it is
                commits.commitDurably(List.of());
                return dossier.isPresent() ? Outcome.REPEAT : Outcome.WAITING_REPEAT;
            }
            commits.commitDurably(List.of(received, next, log));
        } catch (Conflict sameAtOnce) {
            commits.commitDurably(List.of());
            return dossier.isPresent() ? Outcome.REPEAT : Outcome.WAITING_REPEAT;
        }
        return dossier.isPresent() ? Outcome.KEPT : Outcome.WAITING;
    }

    /** Statements about this number that no dossier has taken yet, oldest first. */
    public List<LaterStep> unmatched(String number) {
        return Statements.query(
                dataSource,
                "select " + LaterStepRows.COLUMNS
                        + " from dossier_later_step where number = ? and dossier_id is null order by id",
                to -> to.text(number),
                LaterStepRows::read);
    }

    /** The effects of giving a kept statement to its dossier. */
    public List<Effect> match(LaterStep kept, Dossier dossier, String step, String actor) {
        Map<String, String> codes = Map.of("step", step, "agency", kept.agency(), "code", kept.code());
        return List.of(
                new LaterStepMatched(kept.id(), dossier.id(), step),
                new LogEntry("dossier.later-step-matched", dossier.number(), actor, codes));
    }

    /** The effects of knowing that the citizen chose these steps; none for those known already. */
    public List<Effect> await(Dossier dossier, List<String> steps) {
        return steps.stream()
                .distinct()
                .map(step -> awaited(dossier, step))
                .filter(awaited -> !known(awaited))
                .<Effect>map(awaited -> awaited)
                .toList();
    }

    /**
     * Note, reason and result of a statement.
     *
     * @throws StepFailure (configuration, {@code dossier-unreadable}) when it cannot be opened
     */
    public JsonNode detail(LaterStep step) {
        record Row(byte[] hash, byte[] sealed) {}
        Row row = Statements.query(
                        dataSource,
                        "select content_hash, detail_sealed from dossier_later_step where id = ?",
                        to -> to.number(step.id()),
                        found -> new Row(found.getBytes(1), found.getBytes(2)))
                .get(0);
        try {
            return CanonicalJson.read(vault.open(row.sealed(), SealContext.laterStep(step.number(), row.hash())));
        } catch (SealBroken e) {
            throw new StepFailure(ErrorClass.CONFIGURATION, "", "dossier-unreadable", step.number());
        }
    }

    /** In the words of which front a kept statement is: kept within its detail, but for PM DVCLT's. */
    public String front(LaterStep step) {
        return detail(step).path(FRONT).asText(DVCLT);
    }

    private boolean known(LaterStepReceived received) {
        return !Statements.query(
                        dataSource,
                        "select id from dossier_later_step where number = ? and content_hash = ?",
                        to -> to.text(received.number()).bytes(received.contentHash()),
                        row -> row.getLong(1))
                .isEmpty();
    }

    private LaterStepReceived received(Statement statement) {
        ObjectNode kept = statement.detail().deepCopy();
        if (!statement.front().equals(DVCLT)) kept.put(FRONT, statement.front());
        ObjectNode whole = kept.deepCopy();
        whole.put("agency", statement.agency())
                .put("code", statement.code())
                .put("procedure", statement.procedure())
                .put("at", String.valueOf(statement.statedAt()));
        byte[] hash = vault.hash(Vault.Purpose.CONTENT, CanonicalJson.bytes(whole));
        byte[] detail = CanonicalJson.bytes(kept);
        if (detail.length > LaterStepReceived.MAX_DETAIL_BYTES)
            throw new OverLimit("later-step", LaterStepReceived.MAX_DETAIL_BYTES);
        Instant now = Parameters.now(clock);
        return new LaterStepReceived(
                statement.number(),
                null,
                null,
                statement.agency(),
                statement.procedure(),
                statement.code(),
                StatedTime.orArrival(statement.statedAt(), null, now),
                now,
                hash,
                vault.sealText(detail, SealContext.laterStep(statement.number(), hash)));
    }

    private LaterStepReceived awaited(Dossier dossier, String step) {
        byte[] hash = vault.hash(
                Vault.Purpose.CONTENT,
                CanonicalJson.bytes(JsonNodeFactory.instance.objectNode().put("awaited", step)));
        Instant now = Parameters.now(clock);
        return new LaterStepReceived(
                dossier.number(),
                dossier.id(),
                step,
                "",
                dossier.procedure(),
                LaterStep.AWAITED,
                now,
                now,
                hash,
                vault.sealText(
                        CanonicalJson.bytes(JsonNodeFactory.instance.objectNode()),
                        SealContext.laterStep(dossier.number(), hash)));
    }

    private static Map<String, String> codes(String agency, String code) {
        return Map.of("agency", agency, "code", code);
    }
}
