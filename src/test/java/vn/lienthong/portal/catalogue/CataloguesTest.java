package vn.lienthong.portal.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.portal.PortalStore;
import vn.lienthong.portal.catalogue.Catalogues.Outcome;
import vn.lienthong.portal.catalogue.Difference.Kind;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.StepFailure;

@ParameterizedClass
@EnumSource(PortalStore.Kind.class)
class CataloguesTest {
    private static final String LIST = "ethnic-groups";
    private static final int SHRINK_PERCENT = 20;

    @Parameter
    PortalStore.Kind kind;

    @TempDir
    Path directory;

    private PortalStore it;
    private Catalogues catalogues;

    @BeforeEach
    void open() {
        it = new PortalStore(kind, directory);
        catalogues = new Catalogues(it.dataSource(), SHRINK_PERCENT, it.clock);
    }

    @AfterEach
    void close() {
        it.close();
    }

    private static Entry entry(String code, String name) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        return Entry.of(LIST, code, name, content.put("TEN", name).put("MA", code));
    }

    private static List<Entry> entries(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> entry("%03d".formatted(i), "Dân tộc " + i))
                .toList();
    }

    private Outcome fetch(List<Entry> entries) {
        it.clock.advance(Duration.ofDays(1));
        Catalogues.Kept kept = catalogues.keep(LIST, entries, true, "test");
        it.commit(kept.effects());
        return kept.outcome();
    }

    private List<String> codes() {
        return catalogues.entries(LIST).stream().map(one -> one.entry().code()).toList();
    }

    private List<String> differences(Instant since) {
        return catalogues.differences(LIST, since).stream()
                .map(line -> line.kind() + " " + line.code())
                .toList();
    }

    @Test
    void the_first_fetch_puts_the_list_in_force() {
        assertEquals(Outcome.APPLIED, fetch(entries(1, 3)));
        assertEquals(List.of("001", "002", "003"), codes());
        assertEquals(3, catalogues.state(LIST).entries());
        assertEquals(it.clock.instant(), catalogues.entries(LIST).get(0).from());
    }

    @Test
    void the_same_list_again_changes_nothing_but_the_time_of_the_fetch() {
        fetch(entries(1, 3));
        Instant first = it.clock.instant();
        assertEquals(Outcome.UNCHANGED, fetch(entries(1, 3)));
        assertEquals(first, catalogues.state(LIST).changedAt());
        assertEquals(it.clock.instant(), catalogues.state(LIST).fetchedAt());
        assertEquals(List.of("catalogue.changed"), it.logKinds());
    }

    @Test
    void the_order_of_an_entrys_members_is_no_change() {
        ObjectNode one = JsonNodeFactory.instance.objectNode().put("MA", "1").put("TEN", "Kinh");
        ObjectNode other =
                JsonNodeFactory.instance.objectNode().put("TEN", "Kinh").put("MA", "1");
        fetch(List.of(Entry.of(LIST, "1", "Kinh", one)));
        assertEquals(Outcome.UNCHANGED, fetch(List.of(Entry.of(LIST, "1", "Kinh", other))));
    }

    @Test
    void added_changed_and_closed_entries_are_reported_and_keep_when_they_were_in_force() {
        fetch(entries(1, 10));
        List<Entry> next = new ArrayList<>(entries(1, 8));
        next.set(1, entry("002", "Tày"));
        next.add(entry("011", "Ê Đê"));
        Instant before = it.clock.instant();
        assertEquals(Outcome.APPLIED, fetch(next));
        Instant at = it.clock.instant();
        assertEquals(List.of("CHANGED 002", "CLOSED 009", "CLOSED 010", "ADDED 011"), differences(at));
        assertEquals(9, catalogues.state(LIST).entries());
        List<Validity> second = CatalogueRows.touchedSince(it.dataSource(), LIST, before).stream()
                .filter(one -> one.entry().code().equals("002"))
                .toList();
        assertEquals(
                List.of("Dân tộc 2", "Tày"),
                second.stream().map(one -> one.entry().name()).toList());
        assertEquals(at, second.get(0).until());
        assertEquals(at, second.get(1).from());
    }

    @Test
    void an_entry_that_was_closed_and_comes_back_is_added_again() {
        fetch(entries(1, 10));
        fetch(entries(1, 9));
        fetch(entries(1, 10));
        assertEquals(List.of("ADDED 010"), differences(it.clock.instant()));
        assertEquals(
                List.of("CLOSED 010", "ADDED 010"),
                differences(it.clock.instant().minus(Duration.ofDays(1))));
    }

    @Test
    void a_list_that_lost_exactly_twenty_percent_is_applied() {
        fetch(entries(1, 100));
        assertEquals(Outcome.APPLIED, fetch(entries(1, 80)));
        assertEquals(80, catalogues.state(LIST).entries());
    }

    @Test
    void a_list_that_lost_more_than_twenty_percent_is_held_and_nothing_changes() {
        fetch(entries(1, 100));
        assertEquals(Outcome.HELD, fetch(entries(1, 79)));
        CatalogueState state = catalogues.state(LIST);
        assertEquals(100, state.entries());
        assertEquals(79, state.heldEntries());
        assertEquals(it.clock.instant(), state.heldAt());
        assertEquals(100, codes().size());
        assertEquals(List.of("catalogue.changed", "catalogue.held"), it.logKinds());
    }

    @Test
    void an_empty_answer_closes_no_list() {
        fetch(entries(1, 3));
        assertEquals(Outcome.HELD, fetch(List.of()));
        assertEquals(3, codes().size());
    }

    @Test
    void the_same_short_list_again_stays_held_since_the_first_time_and_is_told_once() {
        fetch(entries(1, 10));
        fetch(entries(1, 7));
        Instant since = it.clock.instant();
        fetch(entries(1, 7));
        assertEquals(since, catalogues.state(LIST).heldAt());
        assertEquals(List.of("catalogue.changed", "catalogue.held"), it.logKinds());
    }

    @Test
    void a_held_list_shows_what_accepting_it_would_change() {
        fetch(entries(1, 10));
        fetch(entries(1, 7));
        assertEquals(
                List.of(Kind.CLOSED, Kind.CLOSED, Kind.CLOSED),
                catalogues.heldDifferences(LIST).stream().map(Difference::kind).toList());
        assertEquals("008", catalogues.heldDifferences(LIST).get(0).code());
    }

    @Test
    void a_person_may_accept_a_held_list() {
        fetch(entries(1, 10));
        fetch(entries(1, 7));
        it.clock.advance(Duration.ofHours(1));
        it.commit(catalogues.accept(LIST, "trực ban", "QĐ 19/2025").orElseThrow());
        assertEquals(7, codes().size());
        assertFalse(catalogues.state(LIST).held());
        assertEquals(List.of("catalogue.changed", "catalogue.held", "catalogue.accepted"), it.logKinds());
        assertTrue(catalogues.accept(LIST, "trực ban", "again").isEmpty());
    }

    @Test
    void a_full_list_takes_the_place_of_a_held_one() {
        fetch(entries(1, 10));
        fetch(entries(1, 7));
        assertEquals(Outcome.UNCHANGED, fetch(entries(1, 10)));
        assertFalse(catalogues.state(LIST).held());
        assertEquals(List.of(), catalogues.heldDifferences(LIST));
    }

    @Test
    void a_part_of_a_list_leaves_the_rest_as_it_is() {
        fetch(entries(1, 10));
        Catalogues.Kept kept = catalogues.keep(LIST, List.of(entry("002", "Tày")), false, "test");
        it.commit(kept.effects());
        assertEquals(Outcome.APPLIED, kept.outcome());
        assertEquals(10, codes().size());
    }

    @Test
    void two_processes_that_fetch_at_once_change_the_list_once() {
        fetch(entries(1, 3));
        Catalogues.Kept one = catalogues.keep(LIST, entries(1, 4), true, "one");
        Catalogues.Kept other = catalogues.keep(LIST, entries(1, 4), true, "other");
        it.commit(one.effects());
        assertThrows(Conflict.class, () -> it.commit(other.effects()));
        assertEquals(4, codes().size());
    }

    @Test
    void two_persons_who_accept_at_once_accept_once() {
        fetch(entries(1, 10));
        fetch(entries(1, 7));
        var one = catalogues.accept(LIST, "một", "đúng").orElseThrow();
        var other = catalogues.accept(LIST, "hai", "đúng").orElseThrow();
        it.commit(one);
        assertThrows(Conflict.class, () -> it.commit(other));
    }

    @Test
    void of_equal_codes_the_first_counts_and_the_log_says_so() {
        fetch(List.of(entry("001", "Kinh"), entry("001", "Tày")));
        assertEquals("Kinh", catalogues.entries(LIST).get(0).entry().name());
        assertEquals(List.of("catalogue.changed", "catalogue.codes-repeated"), it.logKinds());
    }

    @Test
    void a_list_over_the_limit_is_refused() {
        Entry one = entry("1", "Kinh");
        List<Entry> most = java.util.Collections.nCopies(Catalogues.MAX_ENTRIES, one);
        assertEquals(Outcome.APPLIED, catalogues.keep(LIST, most, true, "test").outcome());
        List<Entry> tooMany = java.util.Collections.nCopies(Catalogues.MAX_ENTRIES + 1, one);
        assertThrows(StepFailure.class, () -> catalogues.keep(LIST, tooMany, true, "test"));
    }

    @Test
    void an_entry_over_a_limit_is_refused() {
        entry("1".repeat(Entry.MAX_CODE_CHARS), "x".repeat(Entry.MAX_NAME_CHARS));
        assertThrows(StepFailure.class, () -> entry("1".repeat(Entry.MAX_CODE_CHARS + 1), ""));
        assertThrows(StepFailure.class, () -> entry("1", "x".repeat(Entry.MAX_NAME_CHARS + 1)));
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        int frame = "{\"A\":\"\"}".length();
        Entry.of(LIST, "1", "", content.put("A", "x".repeat(Entry.MAX_CONTENT_CHARS - frame)));
        ObjectNode longer = content.deepCopy().put("A", "x".repeat(Entry.MAX_CONTENT_CHARS - frame + 1));
        assertThrows(StepFailure.class, () -> Entry.of(LIST, "1", "", longer));
    }
}
