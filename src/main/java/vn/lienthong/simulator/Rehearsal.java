package vn.lienthong.simulator;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.simulator.RehearsalPlan.Trouble;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/**
 * A day being played: citizens file, partners fail and recover, officers decide. Everything happens in {@link #play},
 * which a timer calls, or a test with the time it wants.
 */
public final class Rehearsal {
    private static final int TICK_MS = 50;

    private final RehearsalPlan plan;
    private final Simulators partners;
    private final Play play;
    private final SyntheticDossiers source;
    private final List<Filings.Filing> filings;
    private final Map<Partner, Trouble> now = new EnumMap<>(Partner.class);
    private final Map<String, SyntheticDossier> newest = new LinkedHashMap<>();
    private final List<Supplement> supplements = new ArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final RehearsedOfficers officers;
    private int filed;
    private Duration played = Duration.ZERO;

    /**
     * How the province takes part.
     *
     * @param engine base URL of its partner API
     * @param token of the caller dvclt
     * @param officerToken of the caller one-stop
     * @param pull it fetches dossiers, nothing is pushed
     * @param accept officers accept
     * @param give officers return results
     */
    public record Play(URI engine, String token, String officerToken, boolean pull, boolean accept, boolean give) {
        @Override
        public String toString() {
            return engine + (pull ? " pull" : " push");
        }
    }

    private record Supplement(String number, Duration at) {}

    Rehearsal(RehearsalPlan plan, Simulators partners, Play play, Clock clock) {
        this.plan = plan;
        this.partners = partners;
        this.play = play;
        this.source = new SyntheticDossiers(plan.seed(), clock);
        this.filings = Filings.of(plan);
        this.officers = new RehearsedOfficers(plan, partners.oneStop(), play);
        partners.dvclt().onSupplementRequired(this::supplementAsked);
    }

    void start(Vertx vertx) {
        long begin = System.nanoTime();
        vertx.setPeriodic(
                TICK_MS,
                timer -> vertx.executeBlocking(
                        () -> {
                            play(plan.played(Duration.ofNanos(System.nanoTime() - begin)));
                            return null;
                        },
                        true));
    }

    /** Brings the day to this moment; never backwards. */
    synchronized void play(Duration at) {
        if (at.compareTo(played) < 0) return;
        played = at;
        trouble(at);
        while (filed < filings.size() && filings.get(filed).at().compareTo(at) <= 0) file(filings.get(filed++));
        List<Supplement> due =
                supplements.stream().filter(one -> one.at().compareTo(at) <= 0).toList();
        supplements.removeAll(due);
        for (Supplement one : due) hand(source.supplementOf(newest.get(one.number())));
        officers.decide(at);
    }

    private void trouble(Duration at) {
        for (Partner partner : Partner.values()) {
            Trouble wanted = plan.troubles().stream()
                    .filter(one -> one.partner() == partner && one.isOn(at))
                    .findFirst()
                    .orElse(null);
            if (wanted == now.get(partner)) continue;
            now.put(partner, wanted);
            SimulatedPartner one = partners.of(partner);
            boolean down = wanted != null && wanted.down();
            one.down(down ? plan.real(wanted.until().minus(at)) : Duration.ZERO);
            one.faults(wanted == null ? Faults.none() : wanted.faults());
        }
    }

    private void file(Filings.Filing filing) {
        hand(filing.death() ? source.death() : source.birth());
    }

    private void hand(SyntheticDossier dossier) {
        newest.put(dossier.number(), dossier);
        if (play.pull()) partners.dvclt().offer(dossier.json());
        else
            partners.dvclt().send(play.engine(), dossier.json()).thenAccept(taken -> {
                if (!taken) refused.add(dossier.number());
            });
    }

    private synchronized void supplementAsked(String number) {
        if (newest.containsKey(number)) supplements.add(new Supplement(number, played.plus(plan.supplementAfter())));
    }

    /** Dossiers of the whole day. */
    public int planned() {
        return filings.size();
    }

    /** Filed so far. */
    public synchronized int filed() {
        return filed;
    }

    /** Of the day played. */
    public synchronized Duration played() {
        return played;
    }

    /** Refused by the engine for good. */
    public int refused() {
        return refused.size();
    }

    /** Numbers of those filed so far, in order. */
    public synchronized List<String> numbers() {
        return List.copyOf(newest.keySet());
    }

    /** Those filed that DVCLT has been told the end of: returned, or rejected. */
    public long finished() {
        return numbers().stream().filter(this::isFinished).count();
    }

    /** Partners in trouble at this moment. */
    public synchronized List<String> troubled() {
        return now.values().stream()
                .filter(one -> one != null)
                .map(one -> one.partner().key())
                .toList();
    }

    /** Nothing is left to happen: the day is over and every dossier has come to its end. */
    public boolean isOver() {
        return played().compareTo(plan.length()) >= 0 && filed() == planned() && finished() + refused() == planned();
    }

    private boolean isFinished(String number) {
        List<Integer> told = partners.dvclt().ledger().callbacks(number);
        if (told.isEmpty()) return false;
        int last = told.get(told.size() - 1);
        return last == 5 || last == 6;
    }
}
