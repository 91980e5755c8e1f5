package vn.lienthong.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.simulator.LedgerEntry.Kind;

/**
 * Officers of the one-stop system in a rehearsal: each accepts what has come and gives out what is registered, some
 * time later. A decision the engine does not take yet is made again.
 */
final class RehearsedOfficers {
    private static final int TAKEN = 200;
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** Then nobody waits for the decision any more, such as one on a dossier that was rejected meanwhile. */
    private static final int MOST_TRIES = 100;

    private final RehearsalPlan plan;
    private final OneStopSimulator oneStop;
    private final Rehearsal.Play play;
    private final Map<Decision, Duration> due = new LinkedHashMap<>();
    private final Map<Decision, Integer> tries = new LinkedHashMap<>();
    private int read;

    private record Decision(String number, int version, String word) {}

    RehearsedOfficers(RehearsalPlan plan, OneStopSimulator oneStop, Rehearsal.Play play) {
        this.plan = plan;
        this.oneStop = oneStop;
        this.play = play;
    }

    /** @param at of the day played */
    synchronized void decide(Duration at) {
        if (!play.accept() && !play.give()) return;
        List<LedgerEntry> all = oneStop.ledger().entries();
        for (LedgerEntry entry : all.subList(read, all.size())) see(entry, at);
        read = all.size();
        List<Decision> now = due.entrySet().stream()
                .filter(one -> one.getValue().compareTo(at) <= 0)
                .map(Map.Entry::getKey)
                .toList();
        now.forEach(due::remove);
        now.forEach(decision -> send(decision, at));
    }

    private void see(LedgerEntry entry, Duration at) {
        if (play.accept() && entry.kind() == Kind.DELIVERED)
            due.put(
                    new Decision(entry.number(), entry.version(), "TIEP_NHAN"),
                    at.plus(plan.officers().acceptAfter()));
        if (play.give() && entry.kind() == Kind.STATUS && entry.code().equals("REGISTERED"))
            due.putIfAbsent(
                    new Decision(entry.number(), entry.version(), "TRA_KET_QUA"),
                    at.plus(plan.officers().returnAfter()));
    }

    private void send(Decision decision, Duration at) {
        oneStop.decide(play.engine(), play.officerToken(), decision.number(), decision.word())
                .whenComplete((status, failure) -> {
                    if (failure != null || status != TAKEN) again(decision, at);
                });
    }

    /** The engine may still be delivering, or down. */
    private synchronized void again(Decision decision, Duration at) {
        if (tries.merge(decision, 1, Integer::sum) < MOST_TRIES) due.putIfAbsent(decision, at.plus(plan.played(AGAIN)));
    }
}
