package vn.lienthong.simulator;

import java.util.SplittableRandom;

/** How the civil registry decides one dossier. */
public enum Scenario {
    REGISTER,
    /** Sends the first version back for a supplement, registers the next. */
    SUPPLEMENT_ONCE,
    REJECT,
    /** Registers, but only after a number of polls. */
    SLOW;

    /** The same for the same seed and number, whatever the order of the dossiers. */
    static Scenario drawn(SimulatorOptions.Registry shares, long seed, String number) {
        // Random would give neighbouring numbers the same fate
        double point = new SplittableRandom(seed * 31 + number.hashCode()).nextDouble();
        if (point < shares.supplementRate()) return SUPPLEMENT_ONCE;
        if (point < shares.supplementRate() + shares.rejectRate()) return REJECT;
        if (point < shares.supplementRate() + shares.rejectRate() + shares.slowRate()) return SLOW;
        return REGISTER;
    }
}
