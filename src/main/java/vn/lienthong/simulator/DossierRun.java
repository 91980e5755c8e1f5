package vn.lienthong.simulator;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Synthetic dossiers on their way to the engine, at a rate; sent, or laid out to be pulled. */
public final class DossierRun {
    private static final int MAX_UNDER_WAY = 32;
    private static final int TICK_MS = 10;

    private final Vertx vertx;
    private final DvcltSimulator dvclt;
    private final SimulatorOptions.Dossiers plan;
    private final SyntheticDossiers source;
    private final long startedAt = System.nanoTime();
    private final Map<String, SyntheticDossier> newest = new LinkedHashMap<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int underWay;
    private int acknowledged;
    private int refused;

    DossierRun(Vertx vertx, DvcltSimulator dvclt, SimulatorOptions.Dossiers plan, SyntheticDossiers source) {
        this.vertx = vertx;
        this.dvclt = dvclt;
        this.plan = plan;
        this.source = source;
        dvclt.onSupplementRequired(this::supplement);
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
        SyntheticDossier dossier = source.next();
        newest.put(dossier.number(), dossier);
        underWay++;
        handOver(dossier).thenAccept(this::arrived);
    }

    private CompletableFuture<Boolean> handOver(SyntheticDossier dossier) {
        return plan.pulled() ? dvclt.offer(dossier.json()) : dvclt.send(dossier.json());
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
                next = source.supplementOf(previous);
                newest.put(number, next);
            }
            handOver(next);
        });
    }
}
