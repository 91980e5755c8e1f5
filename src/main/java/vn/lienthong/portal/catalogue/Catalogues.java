package vn.lienthong.portal.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.portal.catalogue.Difference.Kind;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * The national portal's code lists as they are and as they were: a fetched list is compared with the one in force, what
 * changed is kept with the time it took effect, and a list that suddenly shrinks waits for a person.
 */
public final class Catalogues {
    /** Of one list; the largest known, the communes, has 3,321. */
    public static final int MAX_ENTRIES = 50_000;

    private final DataSource dataSource;
    private final int shrinkPercent;
    private final Clock clock;

    /** @param shrinkPercent a list that lost more of its length than this is held */
    public Catalogues(DataSource dataSource, int shrinkPercent, Clock clock) {
        this.dataSource = dataSource;
        this.shrinkPercent = shrinkPercent;
        this.clock = clock;
    }

    /** What was made of a list. */
    public enum Outcome {
        APPLIED,
        UNCHANGED,
        HELD
    }

    /** @param effects to commit; nothing has happened before that */
    public record Kept(Outcome outcome, List<Effect> effects) {}

    /** Writers of this layer's effects. */
    public static List<EffectWriter<?>> writers() {
        return List.of(new CatalogueRows());
    }

    /**
     * Compares a fetched list with the one in force.
     *
     * @param whole whether these are all its entries; else those not among them stay, and nothing is held
     * @throws StepFailure when there are more than can be kept
     */
    public Kept keep(String list, List<Entry> entries, boolean whole, String actor) {
        if (entries.size() > MAX_ENTRIES)
            throw new StepFailure(
                    ErrorClass.PARTNER_REFUSED, "portal", "catalogue.too-long", list, Integer.toString(MAX_ENTRIES));
        Map<String, Entry> fetched = new LinkedHashMap<>();
        entries.forEach(entry -> fetched.putIfAbsent(entry.code(), entry));
        CatalogueState before = state(list);
        Instant at = after(before);
        Map<String, Entry> inForce = byCode(list);
        if (whole && Comparison.shrinks(inForce.size(), fetched.size(), shrinkPercent))
            return hold(before, at, List.copyOf(fetched.values()), actor);
        Comparison comparison = Comparison.of(inForce, fetched, whole);
        Outcome outcome = comparison.isEmpty() ? Outcome.UNCHANGED : Outcome.APPLIED;
        List<Effect> effects = new ArrayList<>(apply(before, at, at, inForce.size(), comparison, actor, ""));
        int repeated = entries.size() - fetched.size();
        if (repeated > 0 && outcome == Outcome.APPLIED)
            effects.add(new LogEntry(
                    "catalogue.codes-repeated",
                    "",
                    actor,
                    Map.of("list", list, "entries", Integer.toString(repeated))));
        return new Kept(outcome, effects);
    }

    /** Puts the held list in force; empty when none is held. */
    public Optional<List<Effect>> accept(String list, String who, String why) {
        CatalogueState before = state(list);
        if (!before.held()) return Optional.empty();
        Map<String, Entry> held =
                CatalogueRows.held(dataSource, list).stream().collect(Collectors.toMap(Entry::code, entry -> entry));
        Map<String, Entry> inForce = byCode(list);
        Comparison comparison = Comparison.of(inForce, held, true);
        return Optional.of(apply(before, before.fetchedAt(), after(before), inForce.size(), comparison, who, why));
    }

    private Kept hold(CatalogueState before, Instant at, List<Entry> fetched, String actor) {
        CatalogueState after = new CatalogueState(
                before.name(),
                before.entries(),
                at,
                before.changedAt(),
                before.held() ? before.heldAt() : at,
                fetched.size());
        List<Effect> effects = new ArrayList<>();
        effects.add(new CatalogueFetched(before, after, at, List.of(), List.of(), fetched));
        if (!before.held() || before.heldEntries() != fetched.size())
            effects.add(new LogEntry(
                    "catalogue.held",
                    "",
                    actor,
                    Map.of(
                            "list", before.name(),
                            "inForce", Integer.toString(before.entries()),
                            "fetched", Integer.toString(fetched.size()))));
        return new Kept(Outcome.HELD, effects);
    }

    private static List<Effect> apply(
            CatalogueState before,
            Instant fetchedAt,
            Instant at,
            int inForce,
            Comparison comparison,
            String actor,
            String why) {
        int entries = inForce + comparison.added().size() - comparison.closed().size();
        boolean first = before.changedAt() == null;
        CatalogueState after = new CatalogueState(
                before.name(), entries, fetchedAt, comparison.isEmpty() && !first ? before.changedAt() : at, null, 0);
        List<Entry> opened = Stream.concat(comparison.added().stream(), comparison.changed().stream())
                .toList();
        List<String> closed = Stream.concat(
                        comparison.closed().stream(),
                        comparison.changed().stream().map(Entry::code))
                .toList();
        List<Effect> effects = new ArrayList<>();
        effects.add(new CatalogueFetched(before, after, at, opened, closed, List.of()));
        if (!comparison.isEmpty() || !why.isEmpty()) {
            Map<String, String> detail = new TreeMap<>(Map.of(
                    "list", before.name(),
                    "added", Integer.toString(comparison.added().size()),
                    "changed", Integer.toString(comparison.changed().size()),
                    "closed", Integer.toString(comparison.closed().size())));
            if (!why.isEmpty()) detail.put("reason", why);
            effects.add(new LogEntry(why.isEmpty() ? "catalogue.changed" : "catalogue.accepted", "", actor, detail));
        }
        return effects;
    }

    /** Now, and always later than what stands there: the same entry may change twice within one tick of the clock. */
    private Instant after(CatalogueState before) {
        Instant now = Parameters.now(clock);
        Instant least = Stream.of(before.fetchedAt(), before.changedAt())
                .filter(java.util.Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        return least == null || now.isAfter(least) ? now : least.plusNanos(1_000);
    }

    private Map<String, Entry> byCode(String list) {
        return CatalogueRows.inForce(dataSource, list).stream()
                .map(Validity::entry)
                .collect(Collectors.toMap(Entry::code, entry -> entry));
    }

    /** Also of a list that was never fetched. */
    public CatalogueState state(String list) {
        return CatalogueRows.state(dataSource, list).orElseGet(() -> CatalogueState.never(list));
    }

    /** Those that were ever fetched, by name. */
    public List<CatalogueState> states() {
        return CatalogueRows.states(dataSource);
    }

    /** In force, by code. */
    public List<Validity> entries(String list) {
        return CatalogueRows.inForce(dataSource, list);
    }

    /** What was added, changed and closed since then, by code. */
    public List<Difference> differences(String list, Instant since) {
        List<Validity> touched = CatalogueRows.touchedSince(dataSource, list, since);
        Map<String, List<Validity>> byCode = touched.stream()
                .collect(Collectors.groupingBy(one -> one.entry().code(), TreeMap::new, Collectors.toList()));
        List<Difference> differences = new ArrayList<>();
        byCode.values().forEach(of -> differences.addAll(ofOneCode(of, since)));
        return differences;
    }

    private static List<Difference> ofOneCode(List<Validity> inOrder, Instant since) {
        List<Difference> differences = new ArrayList<>();
        Instant endedAt = null;
        for (int i = 0; i < inOrder.size(); i++) {
            Validity one = inOrder.get(i);
            if (!one.from().isBefore(since))
                differences.add(line(one.from().equals(endedAt) ? Kind.CHANGED : Kind.ADDED, one, one.from()));
            endedAt = one.until();
            boolean goesOn = i + 1 < inOrder.size() && inOrder.get(i + 1).from().equals(endedAt);
            if (endedAt != null && !endedAt.isBefore(since) && !goesOn)
                differences.add(line(Kind.CLOSED, one, endedAt));
        }
        return differences;
    }

    /** What accepting the held list would change; empty when none is held. */
    public List<Difference> heldDifferences(String list) {
        if (!state(list).held()) return List.of();
        Map<String, Entry> inForce = byCode(list);
        Map<String, Entry> held =
                CatalogueRows.held(dataSource, list).stream().collect(Collectors.toMap(Entry::code, entry -> entry));
        Comparison comparison = Comparison.of(inForce, held, true);
        List<Difference> differences = new ArrayList<>();
        comparison.added().forEach(entry -> differences.add(line(Kind.ADDED, entry)));
        comparison.changed().forEach(entry -> differences.add(line(Kind.CHANGED, entry)));
        comparison.closed().forEach(code -> differences.add(line(Kind.CLOSED, inForce.get(code))));
        return differences;
    }

    private static Difference line(Kind kind, Validity one, Instant at) {
        return new Difference(kind, one.entry().code(), one.entry().name(), at);
    }

    private static Difference line(Kind kind, Entry entry) {
        return new Difference(kind, entry.code(), entry.name(), null);
    }
}
