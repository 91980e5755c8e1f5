package vn.lienthong.dossier;

import java.time.Duration;
import java.time.Instant;

/** When something happened, as its source states it, checked against when we learnt of it (2-contracts.md "Times"). */
public final class StatedTime {
    /** Clocks of partners may run ahead by this much. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private StatedTime() {}

    /**
     * The stated time when it is sane, else the time of arrival.
     *
     * @param stated null when the source states none
     * @param notBefore the reception the event belongs to, or null when it is the reception itself
     */
    public static Instant orArrival(Instant stated, Instant notBefore, Instant arrivedAt) {
        return sane(stated, notBefore, arrivedAt) ? Parameters.toColumn(stated) : arrivedAt;
    }

    /** Not before the reception and not more than {@link #MAX_AHEAD} in the future. */
    public static boolean sane(Instant stated, Instant notBefore, Instant arrivedAt) {
        return stated != null
                && (notBefore == null || !stated.isBefore(notBefore))
                && !stated.isAfter(arrivedAt.plus(MAX_AHEAD));
    }
}
