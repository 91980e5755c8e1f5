package vn.lienthong.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.config.Secret;
import vn.lienthong.queue.QueueAdmin.Act;

/** Who may use the operations API. */
public interface Credentials {
    /** @param token as it was sent; any text */
    Optional<Operator> find(String token);

    /**
     * Gives out a new token; only its hash is kept.
     *
     * @param by name of the operator who asked for it
     * @return empty if the name is taken
     */
    Optional<Issued> issue(Role role, String name, String by);

    /** All that were ever given out, the oldest first. */
    List<Listed> list();

    /** Ends a token at once, in every process; returns when that and its line of the event log are on the disk. */
    Withdrawal withdraw(String name, Act act);

    /**
     * What may be known of a token.
     *
     * @param lastUsedAt to some minutes; null if never, or not since this is noted
     * @param withdrawnAt null while it is good
     */
    record Listed(Operator operator, Instant createdAt, String createdBy, Instant lastUsedAt, Instant withdrawnAt) {}

    /** What became of a wish to withdraw. */
    enum Withdrawal {
        DONE,
        UNKNOWN,
        ALREADY,
        /** Nobody could give out tokens any more. */
        LAST_ADMIN
    }

    /** The only moment the token can be read. */
    record Issued(Operator operator, Instant createdAt, Secret token) {}
}
