package vn.lienthong.demo;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SingleDossiers;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;

/**
 * Everybody around the systems: citizens who file and supplement, officers who decide, other authorities who report.
 * They file at a rate, each dossier on its path.
 */
public final class DemoRun implements AutoCloseable {
    private static final int MAX_UNDER_WAY = 32;
    private static final int TICK_MS = 10;
    private static final Duration THINKING = Duration.ofMillis(300);
    private static final int RESIDENCE_POLICE = 1;
    private static final int DONE = 4;
    private static final int UNDER_WAY = 3;

    /** @param dossier its newest version */
    public record Filed(Filing filing, SyntheticDossier dossier) {
        public String number() {
            return dossier.number();
        }
    }

    private final Simulators partners;
    private final URI engine;
    private final String oneStopToken;
    private final DemoOptions options;
    private final SyntheticDossiers source;
    private final SingleDossiers singles;
    private final long startedAt = System.nanoTime();
    private final Map<String, Filed> filed = new LinkedHashMap<>();
    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "demo-people");
        thread.setDaemon(true);
        return thread;
    });
    private int underWay;
    private int pushed;
    private int refused;

    /** Begins at once. @param oneStopToken what the one-stop system shows the engine */
    DemoRun(Simulators partners, URI engine, String oneStopToken, DemoOptions options, Clock clock) {
        this.partners = partners;
        this.engine = engine;
        this.oneStopToken = oneStopToken;
        this.options = options;
        source = new SyntheticDossiers(options.seed(), clock);
        singles = new SingleDossiers(options.seed(), clock);
        partners.oneStop().onDelivered(this::delivered);
        partners.dvclt().onStatus(this::reported);
        time.scheduleAtFixedRate(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** Begun so far, in that order. */
    public synchronized List<Filed> dossiers() {
        return new ArrayList<>(filed.values());
    }

    /** Dossiers that the engine took, sent or fetched. */
    public int acknowledged() {
        int fetched = (int) dossiers().stream()
                .filter(one -> one.filing().path() == DemoPath.PULLED)
                .filter(one -> partners.dvclt().ledger().entries(one.number()).stream()
                        .anyMatch(entry -> entry.kind() == Kind.DELIVERED))
                .count();
        synchronized (this) {
            return pushed + fetched;
        }
    }

    /** Dossiers that the engine refused for good. */
    public synchronized int refused() {
        return refused;
    }

    private synchronized void tick() {
        while (filed.size() < options.dossiers() && underWay < MAX_UNDER_WAY && isDue()) file();
    }

    private boolean isDue() {
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        return options.perSecond() <= 0 || filed.size() <= seconds * options.perSecond();
    }

    private void file() {
        Filing filing = Filing.of(filed.size());
        SyntheticDossier dossier = dossier(filing.kind());
        filed.put(dossier.number(), new Filed(filing, dossier));
        partners.ndxp().scenario(dossier.number(), filing.path().registry());
        if (filing.path() == DemoPath.PULLED) {
            partners.dvclt().offer(dossier.json());
            return;
        }
        underWay++;
        CompletableFuture<Boolean> answer;
        if (filing.isSingle()) answer = partners.oneStop().send(engine, oneStopToken, dossier.json());
        else if (filing.path() == DemoPath.LATER_STEP_FIRST)
            answer = partners.dvclt()
                    .sendLaterStep(engine, dossier.number(), RESIDENCE_POLICE, UNDER_WAY)
                    .thenCompose(kept -> partners.dvclt().send(engine, dossier.json()));
        else answer = partners.dvclt().send(engine, dossier.json());
        answer.thenAccept(this::arrived);
    }

    private SyntheticDossier dossier(Filing.Kind kind) {
        return switch (kind) {
            case BIRTH -> source.birth();
            case DEATH -> source.death();
            case SINGLE_BIRTH -> singles.birth();
            case SINGLE_DEATH -> singles.death();
            case MARRIAGE -> singles.marriage();
        };
    }

    private synchronized void arrived(boolean taken) {
        underWay--;
        if (taken) pushed++;
        else refused++;
    }

    private synchronized Filed filed(String number) {
        return filed.get(number);
    }

    /** The officer has it on the desk. */
    private void delivered(String number, int version) {
        Filed one = filed(number);
        if (one == null) return;
        String decision = version == 1 ? one.filing().path().decision() : "TIEP_NHAN";
        later(THINKING, () -> partners.oneStop().decide(engine, oneStopToken, number, decision));
    }

    /** DVCLT was told: the citizen supplements, or the next authorities begin. */
    private void reported(String number, int code) {
        Filed one = filed(number);
        if (one == null) return;
        if (code == 2) later(THINKING, () -> supplement(number));
        if (code == 5 && one.filing().path() == DemoPath.LATER_STEPS) later(THINKING, () -> laterSteps(one));
    }

    private void supplement(String number) {
        SyntheticDossier next;
        synchronized (this) {
            Filed one = filed.get(number);
            next = source.supplementOf(one.dossier());
            filed.put(number, new Filed(one.filing(), next));
        }
        partners.dvclt().send(engine, next.json());
    }

    private void laterSteps(Filed one) {
        int second = one.filing().kind() == Filing.Kind.BIRTH ? 2 : 3;
        partners.dvclt().sendLaterStep(engine, one.number(), RESIDENCE_POLICE, DONE);
        partners.dvclt().sendLaterStep(engine, one.number(), second, DONE);
    }

    private void later(Duration wait, Runnable work) {
        if (!time.isShutdown()) time.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        time.shutdownNow();
    }
}
