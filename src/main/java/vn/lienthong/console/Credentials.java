package vn.lienthong.console;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.config.Secret;

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

    /** The only moment the token can be read. */
    record Issued(Operator operator, Instant createdAt, Secret token) {}
}
