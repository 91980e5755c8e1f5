package vn.lienthong.simulator;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** One dossier in the civil registry: its newest version and how far it is. Guarded by the registry's lock. */
final class RegistryCase {
    private final Scenario scenario;
    private final SimulatorOptions.Registry options;
    private final boolean neverDecides;
    private final Set<Integer> givenOut = new HashSet<>();
    private RegistrationRequest request;
    private Request.Delivery lastAnswer;
    private Instant submittedAt;
    private Instant changedAt;
    private Instant decidedAt;
    private int version;
    private int polls;
    private boolean identificationGiven;

    RegistryCase(Scenario scenario, SimulatorOptions.Registry options, boolean neverDecides) {
        this.scenario = scenario;
        this.options = options;
        this.neverDecides = neverDecides;
    }

    /** The first content, or another one after a supplement request; anything else is a repeat. */
    boolean wants(String digest) {
        return request == null || givenOut.contains(2) && !request.digest().equals(digest);
    }

    void take(RegistrationRequest newest, Instant now, Request.Delivery delivery) {
        request = newest;
        lastAnswer = delivery;
        submittedAt = now;
        changedAt = now;
        decidedAt = null;
        version++;
        polls = 0;
        givenOut.clear();
    }

    /** Counts the poll and tells the status: 1 waiting, 3 in work, then 4 registered, 2 supplement or 6 rejected. */
    int polled(Instant now) {
        polls++;
        if (decidedAt == null && decides(now)) {
            decidedAt = now;
            changedAt = now;
        }
        if (decidedAt == null) return polls == 1 ? 1 : 3;
        return switch (scenario) {
            case REGISTER, SLOW -> 4;
            case SUPPLEMENT_ONCE -> version == 1 ? 2 : 4;
            case REJECT -> 6;
        };
    }

    private boolean decides(Instant now) {
        if (neverDecides || now.isBefore(submittedAt.plus(options.registerAfter()))) return false;
        return scenario != Scenario.SLOW || polls >= options.slowPolls();
    }

    /** A status given out in an earlier run. */
    void remembered(int status, Instant at) {
        givenOut.add(status);
        polls = Math.max(polls, 1);
        if (status == 2 || status == 4 || status == 6) {
            decidedAt = at;
            changedAt = at;
        }
    }

    boolean firstTime(int status) {
        return givenOut.add(status);
    }

    boolean firstIdentification() {
        boolean first = !identificationGiven;
        identificationGiven = true;
        return first;
    }

    int version() {
        return version;
    }

    RegistrationRequest request() {
        return request;
    }

    Instant changedAt() {
        return changedAt;
    }

    Request.Delivery lastAnswer() {
        return lastAnswer;
    }

    void lastAnswer(Request.Delivery delivery) {
        lastAnswer = delivery;
    }
}
