package vn.lienthong.simulator;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Synthetic dossiers on their way to the engine, at a rate; by the way that the plan names. */
public final class DossierRun {
    private static final int MAX_UNDER_WAY = 32;
    private static final int TICK_MS = 10;

    private final Vertx vertx;
    private final DvcltSimulator dvclt;
    private final CoordinationSimulator coordination;
    private final SimulatorOptions.Dossiers plan;
    private final SyntheticDossiers source;
    private final long startedAt = System.nanoTime();
    private final Map<String, SyntheticDossier> newest = new LinkedHashMap<>();
    /** In DVCLT's shape, by the number under which another front sends it. */
    private final Map<String, SyntheticDossier> plain = new HashMap<>();

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int underWay;
    private int acknowledged;
    private int refused;

    DossierRun(
            Vertx vertx,
            DvcltSimulator dvclt,
            CoordinationSimulator coordination,
            SimulatorOptions.Dossiers plan,
            SyntheticDossiers source) {
        this.vertx = vertx;
        this.dvclt = dvclt;
        this.coordination = coordination;
        this.plan = plan;
        this.source = source;
        dvclt.onSupplementRequired(this::supplement);
        coordination.onSupplementRequired(this::supplement);
        vertx.setPeriodic(TICK_MS, this::tick);
    }

    /** Dossiers begun so far, each in its newest version, in the order they were begun. */
    public synchronized List<SyntheticDossier> dossiers() {
        return new ArrayList<>(newest.values());
    }

    /** First versions that the engine acknowledged. */
    public synchronized int acknowledged() {
        return acknowledged;
    }

    /** First versions that the engine refused for good. */
    public synchronized int refused() {
        return refused;
    }

    /** Completes when every first version was acknowledged or refused. */
    public CompletableFuture<Void> done() {
        return done;
    }

    private synchronized void tick(long timer) {
        while (newest.size() < plan.count() && underWay < MAX_UNDER_WAY && isDue()) begin();
        if (newest.size() >= plan.count()) {
            vertx.cancelTimer(timer);
            completeIfOver();
        }
    }

    private boolean isDue() {
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        return plan.perSecond() <= 0 || newest.size() <= seconds * plan.perSecond();
    }

    private void begin() {
        SyntheticDossier dossier = shaped(source.next());
        newest.put(dossier.number(), dossier);
        underWay++;
        handOver(dossier).thenAccept(this::arrived);
    }

    private CompletableFuture<Boolean> handOver(SyntheticDossier dossier) {
        return switch (plan.way()) {
            case DVCLT_SENDS -> dvclt.send(dossier.json());
            case DVCLT_IS_ASKED -> dvclt.offer(dossier.json());
            case COORDINATION_SENDS -> coordination.deliver(plan, dossier);
        };
    }

    private SyntheticDossier shaped(SyntheticDossier dossier) {
        if (plan.way() != SimulatorOptions.Way.COORDINATION_SENDS) return dossier;
        SyntheticDossier shaped = CoordinationSimulator.shaped(dossier);
        plain.put(shaped.number(), dossier);
        return shaped;
    }

    private synchronized void arrived(boolean taken) {
        underWay--;
        if (taken) acknowledged++;
        else refused++;
        completeIfOver();
    }

    private void completeIfOver() {
        if (underWay == 0 && newest.size() >= plan.count()) done.complete(null);
    }

    private void supplement(String number) {
        vertx.setTimer(Math.max(1, plan.supplementAfter().toMillis()), timer -> {
            SyntheticDossier next;
            synchronized (this) {
                SyntheticDossier previous = newest.get(number);
                if (previous == null) return;
                next = shaped(source.supplementOf(plain.getOrDefault(number, previous)));
                newest.put(number, next);
            }
            handOver(next);
        });
    }
}
