package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.StepFailure;

class ChangesTest {
    private static final Instant RECEIVED_AT = TestClock.START.minus(Duration.ofHours(1));

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock();
    private Changes changes;

    @BeforeEach
    void open() {
        Vault vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        changes = new Changes(StatusTable.shipped(), vault, clock);
    }

    private static Dossier dossier(Status status) {
        return new Dossier(
                7,
                "dvclt",
                "G22.99.08-260921-000007",
                null,
                "birth",
                "KS",
                "2.000986",
                "31117",
                status,
                1,
                3,
                RECEIVED_AT,
                RECEIVED_AT,
                null,
                null,
                List.of("mother-very-young"));
    }

    private static <E extends Effect> E only(Changes.Changed changed, Class<E> kind) {
        List<E> found = changed.effects().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        assertEquals(1, found.size(), kind.getSimpleName());
        return found.get(0);
    }

    @Test
    void an_allowed_status_moves_the_dossier_one_revision_on() {
        Dossier before = dossier(Status.RECEIVED);
        Changes.Changed changed = changes.enter(before, Status.ACCEPTED, null, null, "one-stop");
        assertEquals(Status.ACCEPTED, changed.dossier().status());
        assertEquals(4, changed.dossier().revision());
        assertEquals(new DossierChange(before, changed.dossier()), only(changed, DossierChange.class));
        assertEquals(4, only(changed, StatusEntered.class).revision());
        assertEquals(
                new LogEntry(
                        "dossier.status",
                        before.number(),
                        "one-stop",
                        Map.of("from", "RECEIVED", "to", "ACCEPTED", "version", "1")),
                only(changed, LogEntry.class));
    }

    @Test
    void a_refused_status_is_logged_and_nothing_else() {
        Dossier before = dossier(Status.REGISTERED);
        Changes.Changed changed = changes.enter(before, Status.REJECTED, null, null, "registry");
        assertEquals(Decision.REFUSE, changed.decision());
        assertSame(before, changed.dossier());
        assertEquals(1, changed.effects().size());
        assertEquals("dossier.transition-refused", only(changed, LogEntry.class).kind());
    }

    @Test
    void a_repeated_status_is_logged_and_nothing_else() {
        Changes.Changed changed = changes.enter(dossier(Status.REGISTERED), Status.FORWARDED, null, null, "registry");
        assertEquals(Decision.REPEAT, changed.decision());
        assertEquals(1, changed.effects().size());
        assertEquals(
                "dossier.transition-repeated", only(changed, LogEntry.class).kind());
    }

    @Test
    void received_is_not_entered_without_a_next_version() {
        Changes.Changed changed =
                changes.enter(dossier(Status.SUPPLEMENT_REQUIRED), Status.RECEIVED, null, null, "one-stop");
        assertEquals(Decision.REFUSE, changed.decision());
    }

    @Test
    void a_sane_stated_time_is_kept_beside_the_arrival() {
        Instant stated = TestClock.START.minus(Duration.ofMinutes(20));
        StatusEntered entered = entered(stated);
        assertEquals(stated, entered.at());
        assertEquals(TestClock.START, entered.arrivedAt());
    }

    @Test
    void five_minutes_ahead_are_still_sane() {
        Instant stated = TestClock.START.plus(Duration.ofMinutes(5));
        assertEquals(stated, entered(stated).at());
    }

    @Test
    void a_time_further_ahead_is_replaced_by_the_arrival() {
        assertEquals(
                TestClock.START,
                entered(TestClock.START.plus(Duration.ofMinutes(5)).plusSeconds(1))
                        .at());
    }

    @Test
    void a_time_before_the_reception_is_replaced_by_the_arrival() {
        assertEquals(TestClock.START, entered(RECEIVED_AT.minusSeconds(1)).at());
    }

    private StatusEntered entered(Instant stated) {
        return only(
                changes.enter(dossier(Status.RECEIVED), Status.ACCEPTED, stated, null, "one-stop"),
                StatusEntered.class);
    }

    @Test
    void an_effect_shows_no_personal_data_when_printed() {
        ObjectNode detail = JsonNodeFactory.instance.objectNode().put("nguoiXuLy", "H'Hen Niê");
        Changes.Changed changed = changes.enter(dossier(Status.RECEIVED), Status.ACCEPTED, null, detail, "one-stop");
        assertFalse(changed.toString().contains("H'Hen"));
    }

    @Test
    void the_one_stop_number_is_assigned_once() {
        Dossier numbered = changes.assignOneStopNumber(dossier(Status.RECEIVED), "H21.129-260921-0001", "one-stop")
                .dossier();
        assertEquals("H21.129-260921-0001", numbered.oneStopNumber());
        assertEquals(
                Decision.REPEAT,
                changes.assignOneStopNumber(numbered, "H21.129-260921-0001", "one-stop")
                        .decision());
        assertEquals(
                Decision.REFUSE,
                changes.assignOneStopNumber(numbered, "H21.129-260921-0002", "one-stop")
                        .decision());
    }

    @Test
    void an_appointment_is_set_and_another_changes_nothing() {
        Dossier appointed = appointed(TestClock.START.plus(Duration.ofHours(7)));
        assertEquals(TestClock.START.plus(Duration.ofHours(7)), appointed.dueAt());
        Instant later = TestClock.START.plus(Duration.ofDays(1));
        assertEquals(
                List.of(),
                changes.appoint(appointed, later, later, later, "engine").effects());
    }

    @Test
    void the_clock_stops_while_the_citizen_brings_what_is_missing() {
        Dossier appointed = appointed(TestClock.START.plus(Duration.ofHours(7)));
        Dossier waiting = changes.enter(appointed, Status.SUPPLEMENT_REQUIRED, null, null, "registry")
                .dossier();
        assertNull(waiting.dueAt());
        assertNull(waiting.groupDueAt());
    }

    @Test
    void a_dossier_that_waits_for_the_citizen_is_not_appointed() {
        Instant due = TestClock.START.plus(Duration.ofHours(7));
        assertEquals(
                List.of(),
                changes.appoint(dossier(Status.SUPPLEMENT_REQUIRED), due, null, due, "engine")
                        .effects());
    }

    @Test
    void the_appointment_is_kept_through_the_other_statuses() {
        Dossier appointed = appointed(TestClock.START.plus(Duration.ofHours(7)));
        Dossier accepted = changes.enter(appointed, Status.ACCEPTED, null, null, "one-stop")
                .dossier();
        assertEquals(appointed.dueAt(), accepted.dueAt());
    }

    private Dossier appointed(Instant due) {
        Instant groupDue = due.plus(Duration.ofDays(3));
        return changes.appoint(dossier(Status.RECEIVED), due, groupDue, due.minusSeconds(7200), "engine")
                .dossier();
    }

    @Test
    void a_warning_is_added_once() {
        Dossier warned = changes.warn(dossier(Status.RECEIVED), List.of("province-prefix"), "engine")
                .dossier();
        assertEquals(List.of("mother-very-young", "province-prefix"), warned.warnings());
        assertEquals(
                Decision.REPEAT,
                changes.warn(warned, List.of("province-prefix"), "engine").decision());
    }

    @Test
    void a_detail_over_the_limit_fails_the_step_without_showing_it() {
        ObjectNode detail = JsonNodeFactory.instance.objectNode().put("ghiChu", "x".repeat(60_000));
        StepFailure failure = assertThrows(
                StepFailure.class,
                () -> changes.enter(dossier(Status.RECEIVED), Status.ACCEPTED, null, detail, "one-stop"));
        assertEquals("over-limit", failure.reason());
    }
}
