package vn.lienthong.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.queue.QueueAdmin.QueueState;
import vn.lienthong.simulator.Ledger;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.Simulators;

/**
 * One look at a demonstration: what waits is the engine's word, what is done is the partners'.
 *
 * @param acknowledged dossiers the engine took
 * @param refused dossiers the engine refused for good
 * @param finished dossiers that are where they should be
 * @param done what partners have done so far; grows as long as anything moves
 */
public record Progress(int acknowledged, int refused, int finished, long done, List<Step> steps) {

    /** @param done -1 where no partner can tell */
    public record Step(String name, long waiting, long working, long parked, long done) {}

    /** Steps in the order a dossier meets them, each with the queues of both groups and of stand-alone registration. */
    private static final Map<String, List<String>> STEPS = steps(
            "received=intake-held,dvclt-fetch,received,single-received",
            "deliver=birth-deliver,death-deliver",
            "decide=officer-decision",
            "forward=birth-forward,death-forward,single-forward",
            "collect=birth-collect,death-collect,single-collect",
            "return=birth-return,death-return,single-return",
            "number=birth-identification-number",
            "later-step=later-step,one-stop-later-step",
            "dvclt-status=dvclt-status",
            "one-stop-status=one-stop-status,one-stop-redeliver");
    /** Work that comes again by itself. */
    private static final Set<String> FOR_EVER = Set.of("dvclt-pull");

    private static Map<String, List<String>> steps(String... lines) {
        Map<String, List<String>> steps = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split("=");
            steps.put(parts[0], List.of(parts[1].split(",")));
        }
        return steps;
    }

    static Progress of(DemoRun run, Simulators partners, QueueAdmin queues) {
        Map<String, QueueState> states =
                queues.queues().stream().collect(Collectors.toMap(QueueState::name, Function.identity()));
        FOR_EVER.forEach(states::remove);
        Ledger dvclt = partners.dvclt().ledger();
        Ledger ndxp = partners.ndxp().ledger();
        Ledger oneStop = partners.oneStop().ledger();
        Map<String, Long> done = Map.of(
                "deliver", PartnerTotals.count(oneStop, Kind.DELIVERED),
                "decide", PartnerTotals.count(oneStop, Kind.DECISION),
                "forward", PartnerTotals.count(ndxp, Kind.SUBMITTED),
                "collect", PartnerTotals.count(ndxp, Kind.RESULT),
                "number", PartnerTotals.count(ndxp, Kind.IDENTIFICATION),
                "later-step", PartnerTotals.count(dvclt, Kind.LATER_STEP),
                "dvclt-status", PartnerTotals.count(dvclt, Kind.CALLBACK),
                "one-stop-status", PartnerTotals.count(oneStop, Kind.STATUS));
        List<Step> steps = new ArrayList<>();
        STEPS.forEach((name, of) -> steps.add(step(name, of, states, done.getOrDefault(name, -1L))));
        states.values().stream()
                .filter(state -> state.waiting() + state.working() + state.parked() > 0)
                .forEach(state ->
                        steps.add(new Step(state.name(), state.waiting(), state.working(), state.parked(), -1)));
        int acknowledged = run.acknowledged();
        return new Progress(
                acknowledged,
                run.refused(),
                (int) LedgerCheck.of(run, partners).complete(),
                done.values().stream().mapToLong(Long::longValue).sum() + acknowledged,
                steps);
    }

    /** Takes the queues of the step out of {@code states}: what is left has no row yet. */
    private static Step step(String name, List<String> queues, Map<String, QueueState> states, long done) {
        List<QueueState> found =
                queues.stream().map(states::remove).filter(Objects::nonNull).toList();
        return new Step(
                name,
                found.stream().mapToLong(QueueState::waiting).sum(),
                found.stream().mapToLong(QueueState::working).sum(),
                found.stream().mapToLong(QueueState::parked).sum(),
                done);
    }

    /** Nothing waits, works or is parked. */
    public boolean isIdle() {
        return steps.stream().allMatch(step -> step.waiting() + step.working() + step.parked() == 0);
    }
}
