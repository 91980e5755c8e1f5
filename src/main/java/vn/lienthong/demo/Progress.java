package vn.lienthong.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.queue.QueueAdmin.QueueState;
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.Ledger;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;

/**
 * One look at a demonstration: what waits is the engine's word, what is done is the partners'.
 *
 * @param acknowledged dossiers the engine took
 * @param refused dossiers the engine refused for good
 * @param finished dossiers whose last status DVCLT has
 * @param done what partners have done so far; grows as long as anything moves
 */
public record Progress(int acknowledged, int refused, int finished, long done, List<Step> steps) {

    /** @param done -1 where no partner can tell */
    public record Step(String queue, long waiting, long working, long parked, long done) {}

    /** Queues of the birth procedure in the order a dossier meets them, and which partner's ledger tells what is done. */
    private static final List<String> ORDER = List.of(
            "received",
            "birth-deliver",
            "birth-forward",
            "birth-collect",
            "birth-return",
            "dvclt-status",
            "one-stop-status");

    static Progress of(DossierRun run, Simulators partners, QueueAdmin queues) {
        Map<String, QueueState> states =
                queues.queues().stream().collect(Collectors.toMap(QueueState::name, Function.identity()));
        Ledger dvclt = partners.dvclt().ledger();
        Ledger ndxp = partners.ndxp().ledger();
        Ledger oneStop = partners.oneStop().ledger();
        Map<String, Long> done = Map.of(
                "birth-deliver", PartnerTotals.count(oneStop, Kind.DELIVERED),
                "birth-forward", PartnerTotals.count(ndxp, Kind.SUBMITTED),
                "birth-collect", PartnerTotals.count(ndxp, Kind.RESULT),
                "dvclt-status", PartnerTotals.count(dvclt, Kind.CALLBACK),
                "one-stop-status", PartnerTotals.count(oneStop, Kind.STATUS));
        List<String> names = new ArrayList<>(ORDER);
        states.keySet().stream().filter(name -> !ORDER.contains(name)).sorted().forEach(names::add);
        List<Step> steps = names.stream()
                .filter(name -> ORDER.contains(name) || states.get(name).hasRoute())
                .map(name -> step(name, states.get(name), done.getOrDefault(name, -1L)))
                .toList();
        int finished = (int) run.dossiers().stream()
                .map(SyntheticDossier::number)
                .filter(number -> dvclt.callbacks(number).stream().anyMatch(code -> code == 5 || code == 6))
                .count();
        return new Progress(
                run.acknowledged(),
                run.refused(),
                finished,
                done.values().stream().mapToLong(Long::longValue).sum() + run.acknowledged(),
                steps);
    }

    private static Step step(String name, QueueState state, long done) {
        if (state == null) return new Step(name, 0, 0, 0, done);
        return new Step(name, state.waiting(), state.working(), state.parked(), done);
    }

    /** Nothing waits, works or is parked. */
    public boolean isIdle() {
        return steps.stream().allMatch(step -> step.waiting() + step.working() + step.parked() == 0);
    }
}
