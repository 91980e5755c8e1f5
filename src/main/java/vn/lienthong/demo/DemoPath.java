package vn.lienthong.demo;

import static vn.lienthong.simulator.Scenario.REGISTER;
import static vn.lienthong.simulator.Scenario.REJECT;
import static vn.lienthong.simulator.Scenario.SUPPLEMENT_ONCE;

import java.util.List;
import java.util.Locale;
import vn.lienthong.simulator.Scenario;

/**
 * A way a dossier can go, and what its partners must have seen in the end (1-product, dossier life cycle). The officer
 * accepts whatever comes, unless the path says otherwise of the first version.
 */
public enum DemoPath {
    REGISTERED(REGISTER, "TIEP_NHAN", List.of(1, 3, 7, 4, 5), new Counts(1, 1, 1, 0), "REGISTERED"),
    /** The registry sends it back once. */
    SUPPLEMENTED(
            SUPPLEMENT_ONCE, "TIEP_NHAN", List.of(1, 3, 7, 2, 1, 3, 7, 4, 5), new Counts(1, 2, 2, 0), "REGISTERED"),
    SUPPLEMENTED_BY_OFFICER(
            REGISTER, "YEU_CAU_BO_SUNG", List.of(1, 2, 1, 3, 7, 4, 5), new Counts(1, 1, 2, 0), "REGISTERED"),
    REJECTED(REJECT, "TIEP_NHAN", List.of(1, 3, 7, 6), new Counts(1, 1, 1, 0), "REJECTED"),
    REJECTED_BY_OFFICER(REGISTER, "TU_CHOI", List.of(1, 6), new Counts(0, 0, 1, 0), "REJECTED"),
    WITHDRAWN(REGISTER, "RUT_HO_SO", List.of(1), new Counts(0, 0, 1, 0), "WITHDRAWN"),
    STOPPED(REGISTER, "DUNG_XU_LY", List.of(1), new Counts(0, 0, 1, 0), "STOPPED"),
    /** Fetched from DVCLT instead of sent by it. */
    PULLED(REGISTER, "TIEP_NHAN", List.of(1, 3, 7, 4, 5), new Counts(1, 1, 1, 0), "REGISTERED"),
    /** Two other authorities report after the registration. */
    LATER_STEPS(REGISTER, "TIEP_NHAN", List.of(1, 3, 7, 4, 5), new Counts(1, 1, 1, 2), "REGISTERED"),
    /** Another authority reports before the dossier has come. */
    LATER_STEP_FIRST(REGISTER, "TIEP_NHAN", List.of(1, 3, 7, 4, 5), new Counts(1, 1, 1, 1), "REGISTERED"),
    /** The identification number comes days after the registration: here, seconds. Births only. */
    NUMBER_LATER(REGISTER, "TIEP_NHAN", List.of(1, 3, 7, 4, 5), new Counts(1, 1, 1, 0), "REGISTERED"),
    /** Stand-alone registration: DVCLT hears nothing of it. */
    SINGLE(REGISTER, "", List.of(), new Counts(1, 1, 1, 0), "REGISTERED");

    /**
     * @param registrations at the registry
     * @param submissions to the registry, one a version
     * @param deliveries the one-stop system noted, one a version: to it, or of its own stand-alone dossier
     * @param laterSteps statuses of later steps it was told
     */
    public record Counts(int registrations, int submissions, int deliveries, int laterSteps) {}

    private final Scenario registry;
    private final String decision;
    private final List<Integer> callbacks;
    private final Counts counts;
    private final String last;

    DemoPath(Scenario registry, String decision, List<Integer> callbacks, Counts counts, String last) {
        this.registry = registry;
        this.decision = decision;
        this.callbacks = callbacks;
        this.counts = counts;
        this.last = last;
    }

    Scenario registry() {
        return registry;
    }

    /** What the officer says of the first version; empty where no officer is asked. */
    String decision() {
        return decision;
    }

    /** Codes DVCLT takes, in order. */
    List<Integer> callbacks() {
        return callbacks;
    }

    Counts counts() {
        return counts;
    }

    /** Status the one-stop system must have been told. */
    String last() {
        return last;
    }

    /**
     * Whether the officer's word ends it at once. Where the answer to the delivery was lost, and the officer is quicker
     * than its repeat, the engine has no number yet to tell the one-stop system what that decided itself.
     */
    boolean isEndedByOfficer() {
        return this == WITHDRAWN || this == STOPPED;
    }

    /** Its text is {@code demo.path.<key>}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
