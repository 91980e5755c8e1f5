package vn.lienthong.console;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.config.Secret;

/** The token of each role is its own word. */
public final class FakeCredentials implements Credentials {
    private final Map<String, Role> issued = new HashMap<>();

    @Override
    public Optional<Operator> find(String token) {
        for (Role role : Role.values())
            if (role.word().equals(token)) return Optional.of(new Operator("test-" + token, role));
        return Optional.empty();
    }

    @Override
    public Optional<Issued> issue(Role role, String name, String by) {
        if (issued.putIfAbsent(name, role) != null) return Optional.empty();
        return Optional.of(new Issued(new Operator(name, role), Instant.EPOCH, new Secret("lt_new")));
    }
}
