package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StatusTableTest {
    private static final Map<Status, Set<Status>> LIFE_CYCLE = Map.of(
            Status.RECEIVED, open(Status.ACCEPTED),
            Status.ACCEPTED, open(Status.FORWARDED),
            Status.FORWARDED, open(Status.REGISTERED),
            Status.SUPPLEMENT_REQUIRED, EnumSet.of(Status.RECEIVED, Status.WITHDRAWN, Status.STOPPED, Status.REJECTED),
            Status.REGISTERED, EnumSet.of(Status.RETURNED),
            Status.RETURNED, EnumSet.noneOf(Status.class),
            Status.REJECTED, EnumSet.noneOf(Status.class),
            Status.WITHDRAWN, EnumSet.noneOf(Status.class),
            Status.STOPPED, EnumSet.noneOf(Status.class));

    private final StatusTable table = StatusTable.shipped();

    private static Set<Status> open(Status next) {
        return EnumSet.of(next, Status.SUPPLEMENT_REQUIRED, Status.REJECTED, Status.WITHDRAWN, Status.STOPPED);
    }

    @Test
    void exactly_the_transitions_of_the_life_cycle_are_applied() {
        for (Status from : Status.values())
            for (Status to : Status.values())
                assertEquals(
                        LIFE_CYCLE.get(from).contains(to),
                        table.decide(from, to) == Decision.APPLY,
                        from + " to " + to);
    }

    @Test
    void the_same_status_again_is_a_repeat() {
        for (Status status : Status.values()) assertEquals(Decision.REPEAT, table.decide(status, status));
    }

    @Test
    void a_status_already_passed_is_a_repeat() {
        assertEquals(Decision.REPEAT, table.decide(Status.RETURNED, Status.ACCEPTED));
        assertEquals(Decision.REPEAT, table.decide(Status.REJECTED, Status.FORWARDED));
    }

    @Test
    void a_status_cannot_be_jumped_over() {
        assertEquals(Decision.REFUSE, table.decide(Status.ACCEPTED, Status.REGISTERED));
        assertEquals(Decision.REFUSE, table.decide(Status.FORWARDED, Status.RETURNED));
    }

    @Test
    void a_registered_act_is_not_undone_by_the_dossier() {
        for (Status to : List.of(Status.REJECTED, Status.WITHDRAWN, Status.STOPPED, Status.SUPPLEMENT_REQUIRED))
            assertEquals(Decision.REFUSE, table.decide(Status.REGISTERED, to), to.name());
    }

    @Test
    void only_the_next_version_leads_back_to_received() {
        assertTrue(table.needsNextVersion(Status.SUPPLEMENT_REQUIRED, Status.RECEIVED));
        assertFalse(table.needsNextVersion(Status.RECEIVED, Status.ACCEPTED));
    }

    @Test
    void codes_are_those_of_the_partners() {
        assertEquals(Optional.of("1"), table.dvcltCode(Status.RECEIVED));
        assertEquals(Optional.of("7"), table.dvcltCode(Status.FORWARDED));
        assertEquals(Optional.empty(), table.dvcltCode(Status.WITHDRAWN));
        assertEquals(Optional.of("10"), table.portalCode(Status.RETURNED));
        assertEquals(Optional.of(Status.FORWARDED), table.byRegistryCode("3"));
        assertEquals(Optional.of(Status.REGISTERED), table.byRegistryCode("4"));
        assertEquals(Optional.empty(), table.byRegistryCode("5"));
    }

    @Test
    void a_terminal_status_is_one_without_a_way_out() {
        for (Status status : Status.values())
            assertEquals(LIFE_CYCLE.get(status).isEmpty(), table.terminal(status), status.name());
    }

    @Test
    void only_an_officer_states_a_withdrawal() {
        assertEquals(List.of("one-stop"), table.actors(Status.WITHDRAWN));
    }

    @Property
    void random_messages_never_lead_off_the_table(@ForAll List<Status> messages) {
        Status status = Status.RECEIVED;
        for (Status message : messages) {
            if (table.decide(status, message) != Decision.APPLY) continue;
            assertTrue(LIFE_CYCLE.get(status).contains(message), status + " to " + message);
            assertFalse(table.terminal(status));
            status = message;
        }
    }
}
